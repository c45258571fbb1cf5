import type { State } from '../../model/flow.ts';
import type { YamlEdit } from '../../model/yaml/valueEdit.ts';

/** The edits that remove transitions of a state; the last one takes the `on` key with it. */
export function disconnectEdits(
  state: State,
  index: number,
  outcomes: readonly string[],
): readonly YamlEdit[] {
  const gone = new Set(outcomes.filter((outcome) => Object.hasOwn(state.on, outcome)));
  if (gone.size === 0) return [];
  if (gone.size === Object.keys(state.on).length) return [{ op: 'delete', path: ['states', index, 'on'] }];
  return [...gone].map((outcome) => ({ op: 'delete', path: ['states', index, 'on', outcome] }));
}
