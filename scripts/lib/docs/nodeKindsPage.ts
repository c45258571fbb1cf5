import { z } from 'zod';
import type { NodeKind, Outcome } from '../../../engine/kit/defineNode.ts';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';

import { nodeRegistry } from '../../../engine/nodes/index.ts';
import { fixtureExamples } from './fixtureExamples.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { code, codeBlock, markdownTable } from './markdownTable.ts';
import { readableYaml } from './readableYaml.ts';
import { schemaFields } from './schemaFields.ts';

/** Reference of the node kinds. */
export function nodeKindsPage(): string {
  const kinds = [...nodeRegistry.values()];
  return [
    '# Node kinds',
    `What states do. Every state has \`id\`, \`kind\`, \`on\` and optionally \`name\` and \`note\`, next to the fields of its kind
([documents](documents.md#flow)). An **outcome** is a key of \`on\`. \`dialoom validate\` reports outcomes that are not
connected, except those with a default listed here. Any state may connect \`error\`, which it follows when it fails, for
example when a text cannot be rendered; without it the conversation is handed over.`,
    markdownTable(
      ['kind', 'what it does'],
      kinds.map(({ kind, description }) => [`[${kind}](#${kind})`, description]),
    ),
    `Types of fields: **text** is Liquid or a \`$key\` of \`locales/\`, **expression** is CEL
([expressions and texts](expressions.md)); slot, entity, intent, action, flow and state are ids. The *Examples* are
run by the tests of the kind: a state, its input (\`slots\`, \`vars\`, \`local\`, \`message\`), the \`trigger\`, and the relevant
part of its result (\`gives\`).`,
    ...kinds.map(section),
  ].join('\n\n');
}

function section(kind: NodeKind): string {
  return [
    `## ${kind.kind}`,
    `**${kind.label}.** ${kind.description}`,
    kind.fields.length === 0 ? 'It has no fields.' : fieldTable(kind),
    outcomeText(kind),
    ...(Object.keys(kind.defaults).length === 0
      ? []
      : ['A new state:', codeBlock('yaml', readableYaml(kind.defaults, 1))]),
    '### Examples',
    ...fixtureExamples(kind.kind, kind.fixtures).map((text) => codeBlock('yaml', text)),
  ].join('\n\n');
}

function fieldTable(kind: NodeKind): string {
  const schema = z.toJSONSchema(kind.schema, { io: 'input' }) as JsonSchema;
  const defaults = new Map(schemaFields(schema).map((field) => [field.path, field.default]));
  return markdownTable(
    ['field', 'label', 'type', 'default', 'meaning'],
    flatFields(kind.fields, '').map(({ path, field }) => [
      code(path),
      field.label,
      fieldType(field),
      field.required === true ? 'required' : code(defaults.get(path) ?? ''),
      field.help ?? '',
    ]),
  );
}

/** The fields and those of their items, which are listed after them. */
function flatFields(
  fields: readonly FieldDescriptor[],
  prefix: string,
): readonly { readonly path: string; readonly field: FieldDescriptor }[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.path}`;
    return [{ path, field }, ...(field.type === 'objects' ? flatFields(field.fields, `${path}[].`) : [])];
  });
}

function fieldType(field: FieldDescriptor): string {
  switch (field.type) {
    case 'select':
      return field.options.map(({ value }) => code(value)).join(', ');
    case 'number':
      return field.min === undefined ? 'number' : `number ${field.min} to ${field.max ?? '…'}`;
    case 'boolean':
      return 'true or false';
    case 'list':
      return `list of ${field.item === 'text' ? 'texts' : 'strings'}`;
    case 'objects':
      return 'list of maps';
    case 'expressions':
      return `map: ${mapKeys[field.keys]} → expression`;
    default:
      return field.type;
  }
}

const mapKeys = { slots: 'slot', 'action-inputs': 'input of the action', free: 'identifier' };

function outcomeText(kind: NodeKind): string {
  const bound = kind.bind(kind.defaults);
  if (!bound.ok) throw new Error(`The defaults of ${kind.kind} do not parse`);
  const { outcomes } = bound.value;
  if (outcomes.length === 0) return 'It has no outcomes.';
  return `Outcomes${hasOwnOutcomes(kind) ? ', for the state below' : ''}:\n\n${markdownTable(
    ['outcome', 'label', 'if not connected'],
    outcomes.map((outcome) => [code(outcome.id), outcome.label, unconnected(outcome)]),
  )}`;
}

/** Whether the outcomes depend on the data: options, cases. */
function hasOwnOutcomes(kind: NodeKind): boolean {
  return kind.fields.some(
    (field) => field.type === 'objects' && field.fields.some(({ path }) => path === 'id'),
  );
}

const policies: Readonly<Record<string, string>> = {
  no_match: 'the no-match policy applies',
  error: 'the conversation is handed over',
  done: 'the conversation ends as escalated',
  no_input: 'the customer is prompted again until the conversation ends',
  low: 'next is followed',
  skipped: 'next is followed',
};

function unconnected({ id, required }: Outcome): string {
  if (required) return 'an error';
  const policy = policies[id];
  if (policy === undefined)
    throw new Error(`Say in nodeKindsPage.ts what happens when ${id} is not connected`);
  return policy;
}
