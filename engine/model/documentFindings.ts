import { type Problem, problemOf } from '../base/problem.ts';
import type { DocumentKind } from './documentKinds.ts';
import { modelErrors } from './errors.ts';
import type { Flow } from './flow.ts';
import type { YamlPath, YamlPosition } from './yaml/yamlPath.ts';

/** What a schema cannot say about one document: its id is the one in its file name, and state ids are unique. */
export function documentFindings(
  definition: DocumentKind,
  fileId: string,
  value: unknown,
  file: string,
  locate: (path: YamlPath) => YamlPosition,
): readonly Problem[] {
  const problems: Problem[] = [];
  const { idMismatchCode, kind, label } = definition;
  const { id } = value as { readonly id?: string };
  if (idMismatchCode !== undefined && id !== undefined && id !== fileId) {
    const location = { file, ...locate(['id']), field: 'id' };
    problems.push(problemOf(modelErrors[idMismatchCode]({ what: label, id, fileId }, { location })));
  }
  if (kind === 'flow') problems.push(...duplicateStates(fileId, value as Flow, file, locate));
  return problems;
}

function duplicateStates(
  flow: string,
  { states }: Flow,
  file: string,
  locate: (path: YamlPath) => YamlPosition,
): readonly Problem[] {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, { id }] of states.entries()) {
    const firstIndex = first.get(id);
    if (firstIndex === undefined) {
      first.set(id, index);
      continue;
    }
    const location = {
      file,
      ...locate(['states', index, 'id']),
      flow,
      state: id,
      field: `states[${index}].id`,
    };
    const firstLine = locate(['states', firstIndex, 'id']).line;
    problems.push(problemOf(modelErrors.FLOW_DUPLICATE_STATE({ state: id, firstLine }, { location })));
  }
  return problems;
}
