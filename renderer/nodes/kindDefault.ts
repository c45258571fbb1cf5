import type { Json } from '../../engine/base/json.ts';
import type { State } from '../../engine/model/flow.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import type { FieldPath } from './FieldEditor.ts';
import { stateFields } from './stateFields.ts';

/** What a state's kind takes a key for when the file does not say it; undefined when it has no default. */
export function kindDefault(state: State, path: FieldPath): Json | undefined {
  const [key, ...deeper] = path;
  if (deeper.length > 0 || typeof key !== 'string') return undefined;
  const { [key]: _, ...without } = stateFields(state);
  const parsed = nodeRegistry.get(state.kind)?.schema.safeParse(without);
  return parsed?.success === true ? (parsed.data as Readonly<Record<string, Json>>)[key] : undefined;
}
