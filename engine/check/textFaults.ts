import { AppError } from '../base/appError.ts';
import { compileExpression } from '../base/compileExpression.ts';
import { compileTemplate } from '../base/compileTemplate.ts';
import { err, ok, type Result } from '../base/result.ts';
import { localePath } from '../model/documentKinds.ts';
import { textReference } from '../model/documents/locale.ts';
import { findText, type Project } from '../model/project.ts';
import type { YamlPath } from '../model/yaml/yamlPath.ts';
import type { CheckContext, MakeError } from './checkContext.ts';
import { closestName } from './closestName.ts';
import { checkErrors } from './errors.ts';

/** Something wrong in a template or an expression. */
export interface Fault {
  readonly make: MakeError;
  readonly severity: 'error' | 'warning';
}

/** What is wrong with a Liquid template: it does not compile, or reads slots that nobody declares. */
export function textFaults(text: string, project: Project): readonly Fault[] {
  if (!/\{[{%]/.test(text)) return [];
  // An unknown slot prints as nothing.
  return faultsOf(slotsOfTemplate(text), project, 'warning');
}

/** What is wrong with a CEL expression: it does not compile, or reads slots that nobody declares. */
export function expressionFaults(source: string, project: Project): readonly Fault[] {
  return faultsOf(slotsOfExpression(source), project, 'error');
}

/** Slots that a source reads, or why it does not compile. */
type SlotsRead = Result<readonly string[]>;

const slotsOfTemplate = remembered((text) =>
  compileTemplate(text).variables.flatMap((name) => /^slots\.([a-z]\w*)/.exec(name)?.[1] ?? []),
);

const slotsOfExpression = remembered((source) => {
  compileExpression(source);
  const code = source.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return [...code.matchAll(/(?<![\w.])slots\.([a-z]\w*)/g)].map(([, name = '']) => name);
});

/** Compiling is most of the work of a check, and most sources are the same in the next one. */
function remembered(read: (source: string) => readonly string[]): (source: string) => SlotsRead {
  const known = new Map<string, SlotsRead>();
  return (source) => {
    const last = known.get(source);
    if (last !== undefined) return last;
    const result = attempt(() => [...new Set(read(source))]);
    if (known.size >= 20_000) known.clear();
    known.set(source, result);
    return result;
  };
}

function attempt<T>(run: () => T): Result<T> {
  try {
    return ok(run());
  } catch (error) {
    if (error instanceof AppError) return err(error);
    throw error;
  }
}

function faultsOf(read: SlotsRead, { manifest }: Project, severity: Fault['severity']): readonly Fault[] {
  if (!read.ok) {
    const data = read.error.toJSON();
    return [{ make: ({ location }) => new AppError({ ...data, location }), severity: 'error' }];
  }
  const slots = Object.keys(manifest.slots);
  return read.value
    .filter((id) => !Object.hasOwn(manifest.slots, id))
    .map((id) => ({
      make: (at) => checkErrors.FLOW_UNKNOWN_SLOT({ id, suggestion: closestName(id, slots) }, at),
      severity,
    }));
}

/** Reports faults of one value of a document. */
export function reportFaults(
  { report }: CheckContext,
  file: string,
  path: YamlPath,
  faults: readonly Fault[],
): void {
  for (const { make, severity } of faults) report(file, path, make, severity);
}

/**
 * What is wrong with a text that customers read: the template does not compile, or there is no text of its key.
 * Whether the texts of locales compile is the business of the locales' rule.
 */
export function saidTextFaults({ project, isThere }: CheckContext, text: string): readonly Fault[] {
  const key = textReference(text);
  if (key === undefined) return textFaults(text, project);
  const { defaultLocale } = project.manifest;
  // Other locales fall back to the default one; there it must be.
  if (findText(project, defaultLocale, key) !== undefined) return [];
  const ours = project.locales[defaultLocale];
  // A broken file has its own problem.
  if (ours === undefined && isThere(localePath(defaultLocale))) return [];
  const params = { key, locale: defaultLocale, suggestion: closestName(key, Object.keys(ours ?? {})) };
  return [{ make: (at) => checkErrors.FLOW_UNKNOWN_TEXT(params, at), severity: 'error' }];
}
