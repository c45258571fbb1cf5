/** Names of a new node kind in its spellings. */
export interface NodeNames {
  /** As in flow files: `send_email`. */
  readonly kind: string;
  /** As in code: `sendEmail`. */
  readonly name: string;
  /** As for people: `Send email`. */
  readonly label: string;
}

/** The files of a new node kind by name: a kind that works, says a text and goes on, to be changed into the real one. */
export function nodeTemplate({ kind, name, label }: NodeNames): Readonly<Record<string, string>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Data`;
  return {
    'schema.ts': `import { z } from 'zod';
import { text } from '../../kit/fieldSchemas.ts';

/** What a state of this kind holds in its flow file, beside the keys of every state. */
export const ${name}Schema = z.strictObject({
  text,
});

export type ${type} = z.infer<typeof ${name}Schema>;
`,
    'fields.ts': `import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';

/** The form of the inspector: one field for each key of the schema. */
export const ${name}Fields: readonly FieldDescriptor[] = [
  {
    path: 'text',
    label: 'Text',
    type: 'text',
    multiline: true,
    required: true,
    help: 'What the customer reads.',
  },
];
`,
    'step.ts': `import { say } from '../../kit/say.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import type { ${type} } from './schema.ts';

/** Pure: the same data and context give the same result. What takes time is a request, answered by a trigger. */
export function ${name}Step(data: ${type}, context: StepContext): StepResult {
  return { say: [say(context.render(data.text))], next: { type: 'outcome', outcome: 'next' } };
}
`,
    'fixtures.ts': `import type { NodeFixture } from '../../kit/nodeFixture.ts';

/** The kind by example: the contract test runs them, the docs show them. */
export const ${name}Fixtures: readonly NodeFixture[] = [
  {
    title: 'says its text and goes on',
    data: { text: 'Hello {{ slots.name }}' },
    slots: { name: 'Crystal' },
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'Hello Crystal' }], next: { type: 'outcome', outcome: 'next' } },
  },
];
`,
    [`${kind}.ts`]: `import { defineNode } from '../../kit/defineNode.ts';
import { nextOutcome } from '../../kit/outcome.ts';
import { ${name}Fields } from './fields.ts';
import { ${name}Fixtures } from './fixtures.ts';
import { ${name}Schema } from './schema.ts';
import { ${name}Step } from './step.ts';

/** ${label}. */
export const ${name} = defineNode({
  kind: '${kind}',
  label: '${label}',
  description: 'Says something and goes on.',
  icon: 'puzzle',
  category: 'logic',
  schema: ${name}Schema,
  defaults: { text: 'Hello!' },
  fields: ${name}Fields,
  outcomes: () => [nextOutcome],
  summary: (data) => data.text,
  fixtures: ${name}Fixtures,
  step: ${name}Step,
});
`,
    [`${kind}.test.ts`]: `import { expect, it } from 'vitest';
import { ${name} } from './${kind}.ts';

it('needs a text', () => {
  expect(${name}.bind({})).toMatchObject({ ok: false, error: [{ field: 'text' }] });
});
`,
  };
}
