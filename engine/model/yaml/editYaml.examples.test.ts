import { describe, expect, it } from 'vitest';
import { AppError } from '../../base/appError.ts';
import { editYaml } from './editYaml.ts';
import { writeYaml } from './renderYaml.ts';
import type { YamlEdit } from './valueEdit.ts';

const flow = `# Returns
id: returns   # never changes
name: 'Returns'
triggers: [ return_item, "refund" ]

states:
  # Entry
  - id: start
    kind: start
    on:
      next: ask # go

  # Ask for it
  - id: ask
    kind: collect
    prompt: |-   # literal
      Hello

      you
    reprompts: []
    on:
      next: end
      # fallback
      no_match: start

  - id: end
    kind: end
    on: {}
`;

/** The lines that an edit removes (-) and adds (+), in order. */
function changes(text: string, ...edits: YamlEdit[]): string[] {
  const before = text.split('\n');
  const after = editYaml(text, edits).split('\n');
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end))
    end += 1;
  return [
    ...before.slice(start, before.length - end).map((line) => `-${line}`),
    ...after.slice(start, after.length - end).map((line) => `+${line}`),
  ];
}

describe('the result of an edit', () => {
  it('does not keep quotes that a text needed only while it was typed', () => {
    const typed = (...texts: string[]) =>
      texts.reduce((text, value) => editYaml(text, [{ op: 'set', path: ['text'], value }]), 'text: Hi\n');
    expect(typed('Hi ')).toBe('text: "Hi "\n');
    expect(typed('Hi ', 'Hi there')).toBe('text: Hi there\n');
    expect(typed('', 'Hello')).toBe('text: Hello\n');
    expect(typed('Hi: ', 'Hi: you')).toBe('text: "Hi: you"\n');
  });

  it('keeps quotes and the comment after them', () => {
    expect(changes(flow, { op: 'set', path: ['name'], value: "It's back" })).toEqual([
      "-name: 'Returns'",
      "+name: 'It''s back'",
    ]);
    expect(changes(flow, { op: 'set', path: ['states', 0, 'on', 'next'], value: 'end' })).toEqual([
      '-      next: ask # go',
      '+      next: end # go',
    ]);
  });

  it('keeps block texts and lists as they were written', () => {
    expect(changes(flow, { op: 'set', path: ['states', 1, 'prompt'], value: 'Hello\n\nthere' })).toEqual([
      '-    prompt: |-   # literal',
      '-      Hello',
      '-',
      '-      you',
      '+    prompt: |- # literal',
      '+      Hello',
      '+',
      '+      there',
    ]);
    expect(
      changes(flow, { op: 'set', path: ['triggers'], value: ['return_item', 'exchange', 'refund'] }),
    ).toEqual(['-triggers: [ return_item, "refund" ]', '+triggers: [ return_item, exchange, "refund" ]']);
  });

  it('puts new keys where they belong', () => {
    const order = ['id', 'kind', 'name', 'note', '*', 'on'];
    expect(changes(flow, { op: 'set', path: ['states', 1, 'name'], value: 'Ask', order })).toEqual([
      '+    name: Ask',
    ]);
    expect(editYaml(flow, [{ op: 'set', path: ['states', 1, 'slot'], value: 'x', order }])).toContain(
      '    reprompts: []\n    slot: x\n    on:\n',
    );
    expect(changes(flow, { op: 'set', path: ['states', 2, 'on', 'next'], value: 'start' })).toEqual([
      '-    on: {}',
      '+    on:',
      '+      next: start',
    ]);
  });

  it('removes a state with its comment and the blank line before it', () => {
    const text = editYaml(flow, [{ op: 'delete', path: ['states', 1] }]);
    expect(text).toBe(flow.slice(0, flow.indexOf('\n  # Ask')) + flow.slice(flow.indexOf('\n  - id: end')));
    expect(changes(flow, { op: 'delete', path: ['states', 1, 'on', 'no_match'] })).toEqual([
      '-      # fallback',
      '-      no_match: start',
    ]);
    expect(changes(flow, { op: 'delete', path: ['states', 0, 'on', 'next'] })).toEqual([
      '-    on:',
      '-      next: ask # go',
      '+    on: {}',
    ]);
  });

  it('inserts a state in the style of its neighbours', () => {
    const value = { id: 'new', kind: 'message', text: 'Hi\nthere', on: { next: 'end' } };
    expect(changes(flow, { op: 'insert', path: ['states'], index: 2, value })).toEqual([
      '+  - id: new',
      '+    kind: message',
      '+    text: |-',
      '+      Hi',
      '+      there',
      '+    on:',
      '+      next: end',
      '+',
    ]);
  });

  it('applies many edits to a long document, each to the result of the previous ones', () => {
    const states = Array.from({ length: 300 }, (_, i) => ({
      id: `s${i}`,
      kind: 'message',
      on: { next: 's0' },
    }));
    const text = writeYaml({ id: 'long', states });
    const edits: YamlEdit[] = [
      ...states.map((_, i): YamlEdit => ({ op: 'set', path: ['states', i, 'on', 'next'], value: 'start' })),
      { op: 'set', path: ['states', 0, 'id'], value: 'start' },
      ...Array.from({ length: 299 }, (): YamlEdit => ({ op: 'delete', path: ['states', 1] })),
    ];
    expect(editYaml(text, edits)).toBe(
      'id: long\nstates:\n  - id: start\n    kind: message\n    on:\n      next: start\n',
    );
  });

  it('reports why an edit does not fit, and rejects broken texts', () => {
    const codeOf = (text: string, edit: YamlEdit) => {
      try {
        editYaml(text, [edit]);
      } catch (error) {
        return error instanceof AppError ? error.code : String(error);
      }
      return undefined;
    };
    expect(codeOf(flow, { op: 'set', path: ['states', 7, 'id'], value: 'x' })).toBe('YAML_EDIT_PATH');
    expect(codeOf(flow, { op: 'set', path: ['name', 'x'], value: 'x' })).toBe('YAML_EDIT_PATH');
    expect(codeOf(flow, { op: 'insert', path: ['name'], index: 0, value: 'x' })).toBe('YAML_EDIT_PATH');
    expect(codeOf(flow, { op: 'insert', path: ['states'], index: 9, value: 'x' })).toBe('YAML_EDIT_PATH');
    expect(codeOf(flow, { op: 'rename-key', path: ['nothing'], key: 'x' })).toBe('YAML_EDIT_PATH');
    expect(codeOf(flow, { op: 'rename-key', path: ['name'], key: 'id' })).toBe('YAML_EDIT_PATH');
    expect(codeOf('a: [', { op: 'set', path: ['a'], value: 1 })).toBe('YAML_SYNTAX');
    expect(codeOf(flow, { op: 'delete', path: ['nothing'] })).toBeUndefined();
  });
});

describe('writeYaml', () => {
  it('writes the standard format', () => {
    const value = {
      id: 'a',
      name: '1',
      empty: {},
      text: 'one\ntwo\n',
      long: 'word '.repeat(40).trim(),
      states: [
        { id: 'start', on: { next: 'x' } },
        { id: 'x', reprompts: ['a', 'b: c'] },
      ],
    };
    expect(writeYaml(value)).toBe(`id: a
name: "1"
empty: {}
text: |
  one
  two
long: ${'word '.repeat(40).trim()}
states:
  - id: start
    on:
      next: x

  - id: x
    reprompts:
      - a
      - "b: c"
`);
  });
});
