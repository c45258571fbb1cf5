import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import { digressionMode } from '../../../model/policies.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, flowKeyOrder, setOrDelete } from '../../documentEdits.ts';

const flow = identifier;

/** Writes what a flow says of itself: its name, description, title, triggers and how it behaves. Without a value the field is removed. */
export const setFlowField = defineCommand({
  id: 'flow.setField',
  label: 'Edit flow',
  params: z.discriminatedUnion('field', [
    z.strictObject({ flow, field: z.literal('name'), value: z.string().min(1) }),
    z.strictObject({ flow, field: z.literal('description'), value: z.string().optional() }),
    z.strictObject({ flow, field: z.literal('title'), value: z.string().min(1).optional() }),
    z.strictObject({ flow, field: z.literal('triggers'), value: z.array(identifier).optional() }),
    z.strictObject({ flow, field: z.literal('suggest'), value: z.boolean().optional() }),
    z.strictObject({ flow, field: z.literal('digressions'), value: digressionMode.optional() }),
    z.strictObject({ flow, field: z.literal('owns'), value: z.array(identifier).optional() }),
  ]),
  mergeKey: (params) => `${params.flow}/${params.field}`,
  apply: (workspace, params) => ({
    texts: editDocument(workspace, 'flow', params.flow, [
      setOrDelete([params.field], params.value, flowKeyOrder),
    ]),
  }),
});
