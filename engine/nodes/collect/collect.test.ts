import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import type { NodeFixture, NodeKind } from '../../kit/defineNode.ts';
import { runFixture as runWith } from '../../kit/runFixture.ts';
import type { StepContext } from '../../kit/step.ts';
import type { SlotDefinition } from '../../model/documents/projectManifest.ts';
import { answerTo } from '../../readings/answerTo.ts';

import { collectNode } from './collect.ts';

const runFixture = (kind: NodeKind, fixture: NodeFixture) => runWith(kind, fixture, answerTo);

interface Heard {
  readonly text: string;
  readonly data?: JsonObject;
  readonly entities?: readonly (readonly [entity: string, value: string | number])[];
}

/** The result of a collect state for a message, with a slot `it` of a type. */
function hear(definition: SlotDefinition, { text, data = {}, entities = [] }: Heard) {
  const mentions = entities.map(([entity, value]) => ({ entity, value, text: '', start: 0, end: 0 }));
  return runFixture(collectNode, {
    title: text,
    data: { slot: 'it', prompt: 'What?', ...data },
    slotTypes: { it: definition },
    trigger: { type: 'input', message: { text, nlu: { intents: [], entities: mentions } } },
    expect: {},
  });
}

describe('accepted answers', () => {
  it.each([
    [
      'an entity of its own',
      { type: 'text' },
      { text: 'x', data: { entity: 'city' }, entities: [['city', 'Rome']] },
      'Rome',
    ],
    [
      'the entity of its slot',
      { type: 'text', entity: 'city' },
      { text: 'x', entities: [['city', 'Rome']] },
      'Rome',
    ],
    [
      'the entity named as the type',
      { type: 'date' },
      { text: 'x', entities: [['date', '2024-02-01']] },
      '2024-02-01',
    ],
    [
      'the first entity that fits',
      { type: 'number' },
      {
        text: 'x',
        entities: [
          ['number', 'two'],
          ['number', 2],
        ],
      },
      2,
    ],
    ['a whole message that is a number', { type: 'number' }, { text: ' 9 ' }, 9],
    ['a whole message that is an address', { type: 'email' }, { text: 'Ann@Example.com' }, 'ann@example.com'],
    ['a whole message that is a time', { type: 'time' }, { text: '09:05' }, '09:05'],
    ['yes', { type: 'boolean' }, { text: 'yes, I did' }, true],
    ['a value of the list', { type: 'list', values: ['Gold'] }, { text: 'I have gold' }, 'Gold'],
  ] as const)('%s', (_, definition, heard, value) => {
    const { slots, next } = hear(definition as unknown as SlotDefinition, heard);
    expect({ slots, next }).toEqual({ slots: { it: value }, next: { type: 'outcome', outcome: 'next' } });
  });

  it.each([
    ['a text without the entity it is read from', { type: 'text', entity: 'city' }, 'somewhere'],
    ['a sentence for a number', { type: 'number' }, 'quite many'],
    ['a value that is not in the list', { type: 'list', values: ['Gold'] }, 'platinum'],
    ['an invalid date', { type: 'date' }, '2023-02-30'],
    ['an invalid time', { type: 'time' }, '24:30'],
  ] as const)('does not accept %s', (_, definition, text) => {
    expect(hear(definition as unknown as SlotDefinition, { text }).next).toEqual({ type: 'no_match' });
  });
});

it('lets another flow handle an invalid text, since it may not be an answer', () => {
  const data = { validate: 'size(value) < 5', invalid: 'Too long' };
  const { say, next } = hear({ type: 'text' }, { text: 'where is my order', data });
  expect({ texts: say?.map((one) => one.text), next }).toEqual({
    texts: ['Too long'],
    next: { type: 'no_match', hold: false },
  });
});

it('fails if its slot is not declared', () => {
  const data = { slot: 'none', prompt: 'What?' };
  const run = (trigger: JsonObject & { readonly type: string }) => () =>
    runFixture(collectNode, { title: '', data, trigger, expect: {} });
  const unknown = expect.objectContaining({ code: 'FLOW_SLOT_UNKNOWN' });
  expect(run({ type: 'enter' })).toThrow(unknown);
  expect(run({ type: 'input', message: { text: 'x' } })).toThrow(unknown);
});

describe('confirmation', () => {
  const confirm = { slot: 'it', prompt: 'Name?', confirm: true };
  const answer = (text: string, local: JsonObject, data: JsonObject = confirm) =>
    runFixture(collectNode, {
      title: '',
      data,
      slotTypes: { it: { type: 'text' } },
      local,
      trigger: { type: 'input', message: { text, nlu: { intents: [], entities: [] } } },
      expect: {},
    });

  it('offers yes and no, also when it asks again', () => {
    const bound = collectNode.bind({ ...confirm, confirm: 'So?', quickReplies: [{ label: 'Ann' }] });
    if (!bound.ok) throw new Error('does not parse');
    const labels = (local: JsonObject) =>
      bound.value
        .quickReplies({ local, render: (text: string) => text } as unknown as StepContext)
        .map(({ value }) => value);
    expect(labels({})).toEqual(['Ann']);
    expect(labels({ confirming: 'Ann' })).toEqual(['yes', 'no']);
  });

  it('takes a text that is neither yes nor no as another value', () => {
    const asked = answer(
      'Crystal',
      { confirming: 'Kristal', refused: false },
      { ...confirm, confirm: 'So?' },
    );
    expect(asked.local).toEqual({ confirming: 'Crystal', refused: false });
  });

  it('counts the second no as a failure', () => {
    const { next } = answer('no', { confirming: 'Kristal', refused: true });
    expect(next).toEqual({ type: 'no_match', hold: true });
  });
});

it('asks again for an earlier value only once while a correction is replayed', () => {
  const enter = (rewalking: boolean) =>
    runFixture(collectNode, {
      title: '',
      data: { slot: 'it', prompt: 'What?', always: true },
      slots: { it: 'x' },
      rewalking,
      trigger: { type: 'enter' },
      expect: {},
    }).next;
  expect([enter(false), enter(true)]).toEqual([{ type: 'input' }, { type: 'outcome', outcome: 'next' }]);
});

it('confirms what was answered besides a correction, once the flow is back', () => {
  const enter = (returned: boolean) =>
    runFixture(collectNode, {
      title: '',
      data: { slot: 'it', prompt: 'What?', confirm: true },
      slots: { it: 'x' },
      returned,
      trigger: { type: 'enter' },
      expect: {},
    });
  expect(enter(false).next).toEqual({ type: 'outcome', outcome: 'next' });
  const { next, slots, local } = enter(true);
  expect({ next, slots, local }).toEqual({
    next: { type: 'input' },
    slots: { it: null },
    local: { confirming: 'x', refused: false },
  });
});

it('has a value confirmed that was only mentioned before, and says nothing about one that does not fit', () => {
  const enter = (data: JsonObject) =>
    runFixture(collectNode, {
      title: '',
      data: { slot: 'it', prompt: 'What?', ...data },
      slots: { it: null },
      noted: { it: 'x' },
      trigger: { type: 'enter' },
      expect: {},
    });
  const { next, local } = enter({});
  expect({ next, local }).toEqual({ next: { type: 'input' }, local: { confirming: 'x', refused: false } });
  const refused = enter({ validate: 'value == "y"', invalid: 'Not that' });
  expect(refused.say?.map(({ text }) => text)).toEqual(['What?']);
});

it('has its own no-match settings, and an error outcome only with an action', () => {
  const bind = (data: JsonObject) => {
    const bound = collectNode.bind({ slot: 'it', prompt: 'What?', ...data });
    if (!bound.ok) throw new Error('does not parse');
    return bound.value;
  };
  expect(bind({ escalateAfter: 4, noInputAfter: '2m' }).ladder).toEqual({
    escalateAfter: 4,
    noInputAfterMs: 120_000,
  });
  expect(bind({}).outcomes.map(({ id }) => id)).toEqual(['next', 'no_match', 'no_input']);
  expect(bind({ validateAction: 'find' }).outcomes.map(({ id }) => id)).toContain('error');
});
