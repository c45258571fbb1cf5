/** The spellings of a new node kind's name. */
export interface NodeNames {
  /** In flow files: `send_email`. */
  readonly kind: string;
  /** In code: `sendEmail`. */
  readonly name: string;
  /** In the studio: `Send email`. */
  readonly label: string;
}

/** The files of a new node kind by name: a working kind that says a text, to be changed into the real one. */
export function nodeTemplate({ kind, name, label }: NodeNames): Readonly<Record<string, string>> {
  return {
    [`${kind}.ts`]: `import { z } from 'zod';
import { defineNode, type NodeFixture, nextOutcome } from '../../kit/defineNode.ts';
import { say } from '../../kit/effect.ts';
import { text } from '../../kit/fieldSchemas.ts';

const ${name}Schema = z.strictObject({
  text,
});

/** Examples of the kind: the contract test runs them, the reference shows them. */
const ${name}Fixtures: readonly NodeFixture[] = [
  {
    title: 'says its text and continues',
    data: { text: 'Hello {{ slots.name }}' },
    slots: { name: 'Crystal' },
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'Hello Crystal' }], next: { type: 'outcome', outcome: 'next' } },
  },
];

/** ${label}. */
export const ${name}Node = defineNode({
  kind: '${kind}',
  label: '${label}',
  description: 'Says something and continues.',
  keywords: ['say'],
  icon: 'puzzle',
  category: 'logic',
  schema: ${name}Schema,
  defaults: { text: 'Hello!' },
  fields: [
    {
      path: 'text',
      label: 'Text',
      type: 'text',
      multiline: true,
      required: true,
      help: 'What the customer reads.',
    },
  ],
  outcomes: () => [nextOutcome],
  summary: (data) => data.text,
  fixtures: ${name}Fixtures,
  // Pure: the same data and context give the same result. Anything that takes time is a request, answered by a trigger.
  step: (data, context) => ({
    say: [say(context.render(data.text))],
    next: { type: 'outcome', outcome: 'next' },
  }),
});
`,
    [`${kind}.test.ts`]: `import { expect, it } from 'vitest';
import { ${name}Node } from './${kind}.ts';

it('needs a text', () => {
  expect(${name}Node.bind({})).toMatchObject({ ok: false, error: [{ field: 'text' }] });
});
`,
  };
}
