import type { Json } from '../../engine/base/json.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import { useDocument } from '../stores/useStores.ts';
import { type FieldPath, useFieldEditor } from './FieldEditor.ts';

/** What the kind's schema takes a key for when the file does not say it; undefined when it has no default. */
export function useKindDefault(path: FieldPath): Json | undefined {
  const { flow, state, data } = useFieldEditor();
  const kind = useDocument(
    ({ project }) => project?.flows[flow]?.states.find(({ id }) => id === state)?.kind ?? '',
  );
  const [key, ...deeper] = path;
  if (deeper.length > 0 || typeof key !== 'string') return undefined;
  const { [key]: _, ...without } = data;
  const parsed = nodeRegistry.get(kind)?.schema.safeParse(without);
  return parsed?.success === true ? (parsed.data as Readonly<Record<string, Json>>)[key] : undefined;
}
