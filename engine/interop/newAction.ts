// What importers of actions share: what is a secret, and what an action needs in dialoom.yaml.
import type { JsonObject } from '../base/json.ts';
import { applyCommand } from '../edit/applyCommand.ts';
import { constantName } from '../edit/serviceNames.ts';
import type { Workspace } from '../edit/workspace.ts';
import type { ReportEntry } from '../model/reports/importReport.ts';

/** Names of headers and parameters that carry a secret. */
const secretName =
  /(?:^|_)(?:api_?key|key|token|secret|password|passwd|auth|authorization|session|signature|appid)$/;
/** Names of fields in bodies and answers that carry a secret; there, a `key` can be anything. */
const secretField = /(?:^|_)(?:api_?key|access_?key|token|secret|password|passwd)$/;

/** Whether a header, a parameter or a field is a secret, by its name. */
export function isSecretName(name: string, place: 'parameter' | 'field'): boolean {
  return (place === 'field' ? secretField : secretName).test(constantName(name).toLowerCase());
}

/** Text as a Liquid template that renders to it. */
export function escapeLiquid(text: string): string {
  return text.replaceAll(/\{[{%]/g, (found) => `{{ "${found}" }}`);
}

/** Variables and secrets that actions use, with what is known of them. */
export interface UsedEnvironment {
  readonly variables: ReadonlyMap<string, JsonObject>;
  readonly secrets: ReadonlyMap<string, JsonObject>;
}

/**
 * Declares variables and secrets in `dialoom.yaml`; those that are declared stay as they are.
 *
 * @returns The project, and an entry for each name that was declared.
 */
export function declareEnvironment(
  workspace: Workspace,
  used: UsedEnvironment,
): { readonly workspace: Workspace; readonly report: readonly ReportEntry[] } {
  const declared = workspace.parsed.project?.manifest.environment;
  let after = workspace;
  const report: ReportEntry[] = [];
  for (const section of ['variables', 'secrets'] as const) {
    for (const [name, value] of used[section]) {
      if (Object.hasOwn(declared?.[section] ?? {}, name)) continue;
      after = applyCommand(after, 'manifest.setField', {
        path: ['environment', section, name],
        value,
      }).workspace;
      report.push({ code: 'variable_declared', outcome: 'taken', params: { name } });
    }
  }
  return { workspace: after, report };
}
