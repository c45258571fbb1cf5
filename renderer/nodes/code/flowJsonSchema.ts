import { z } from 'zod';
import { flow } from '../../../engine/model/documents/flow.ts';
import { nodeRegistry } from '../../../engine/nodes/index.ts';

type JsonSchema = Record<string, unknown> & {
  readonly properties?: Record<string, JsonSchema>;
  readonly items?: JsonSchema;
};

/** The JSON schema of a flow file, each state by its kind, for completion and help in the text view. */
export function flowJsonSchema(): JsonSchema {
  const schema = toSchema(flow);
  const states = schema.properties?.states;
  const common = states?.items?.properties ?? {};
  const kinds = [...nodeRegistry.values()].map((kind) => ({
    type: 'object',
    description: kind.description,
    properties: {
      ...common,
      ...toSchema(kind.schema).properties,
      kind: { const: kind.kind, description: kind.description },
    },
    required: ['id', 'kind'],
  }));
  return {
    ...schema,
    properties: { ...schema.properties, states: { type: 'array', items: { anyOf: kinds } } },
  };
}

function toSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}
