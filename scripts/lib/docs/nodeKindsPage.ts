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
    `What a state does. Every state has \`id\`, \`kind\`, \`on\` and, if you like, \`name\` and \`note\`; the fields of its kind
stand beside them ([documents](documents.md#flow)). A **way out** is a key of \`on\`. One that may stay unconnected has
something that happens then; all others have to lead somewhere, which \`dialoom validate\` checks.
Any state may connect \`error\`, the way it takes when it fails, for instance when a text cannot be filled in; without it
a person takes over.`,
    markdownTable(
      ['kind', 'what it does'],
      kinds.map(({ kind, description }) => [`[${kind}](#${kind})`, description]),
    ),
    `Types of fields: **text** is Liquid or a \`$key\` of \`locales/\`, **expression** is CEL
([expressions and texts](expressions.md)); slot, entity, intent, action, flow and state are ids of such. Under *Examples*
stands what the kind's own tests run: a state, what is known (\`slots\`, \`vars\`, \`local\`, \`message\`), the \`trigger\`, and
what it \`gives\`, as far as the example is about it.`,
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
      : ['As it is when freshly added:', codeBlock('yaml', readableYaml(kind.defaults, 1))]),
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
  if (outcomes.length === 0) return 'It has no way out.';
  return `Ways out${hasOwnOutcomes(kind) ? ', for the state below' : ''}:\n\n${markdownTable(
    ['way out', 'label', 'when it is not connected'],
    outcomes.map((outcome) => [code(outcome.id), outcome.label, unconnected(outcome)]),
  )}`;
}

/** Whether the ways out depend on what is in the state: options, cases. */
function hasOwnOutcomes(kind: NodeKind): boolean {
  return kind.fields.some(
    (field) => field.type === 'objects' && field.fields.some(({ path }) => path === 'id'),
  );
}

const policies: Readonly<Record<string, string>> = {
  no_match: 'the no-match policy of the project goes on',
  error: 'the conversation is handed to a person',
  done: 'the conversation ends as escalated',
  no_input: 'the customer is asked again, and at last the conversation ends',
  low: 'next is taken',
  skipped: 'next is taken',
};

function unconnected({ id, required }: Outcome): string {
  if (required) return 'an error';
  const policy = policies[id];
  if (policy === undefined)
    throw new Error(`Say in nodeKindsPage.ts what happens when ${id} is not connected`);
  return policy;
}
