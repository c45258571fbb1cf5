import { z } from 'zod';
import { documentKinds } from '../../../engine/model/documentKinds.ts';
import { flow } from '../../../engine/model/documents/flow.ts';
import { nodeRegistry } from '../../../engine/nodes/index.ts';

type JsonSchema = Record<string, unknown> & {
  readonly properties?: Record<string, JsonSchema>;
  readonly items?: JsonSchema;
};

/** A JSON schema for completion and help in the text view, and the files that it is for. */
export interface DocumentSchema {
  readonly uri: string;
  readonly fileMatch: string[];
  readonly schema: JsonSchema;
}

/** The schemas of all documents that are YAML. */
export function documentSchemas(): readonly DocumentSchema[] {
  return documentKinds.flatMap(({ kind, syntax, path, schema }) => {
    if (syntax !== 'yaml' || schema === undefined) return [];
    return [
      {
        uri: `dialoom://schemas/${kind}.json`,
        fileMatch: [`**/${path('*')}`],
        schema: kind === 'flow' ? flowJsonSchema() : toSchema(schema),
      },
    ];
  });
}

/** The schema of a flow: each state by its kind. */
function flowJsonSchema(): JsonSchema {
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
