import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import type { NodeFixture, NodeKind } from '../../kit/defineNode.ts';
import { runFixture as runWith } from '../../kit/runFixture.ts';
import { answerTo } from '../../readings/answerTo.ts';
import { choiceNode } from './choice.ts';

const runFixture = (kind: NodeKind, fixture: NodeFixture) => runWith(kind, fixture, answerTo);

const options = [
  { id: 'yes', label: 'Yes', intent: 'agree' },
  { id: 'no', label: 'No' },
];

function hear(
  message: { readonly text: string; readonly value?: string },
  intent?: string,
  offered: readonly JsonObject[] = options,
) {
  const intents = intent === undefined ? [] : [{ intent, confidence: 0.9 }];
  return runFixture(choiceNode, {
    title: message.text,
    data: { prompt: 'Well?', options: offered },
    trigger: { type: 'input', message: { ...message, nlu: { intents, entities: [] } } },
    expect: {},
  }).next;
}

describe('recognition', () => {
  it('prefers a tapped value to the words of its label', () => {
    expect(hear({ text: 'No', value: 'yes' })).toEqual({ type: 'outcome', outcome: 'yes' });
  });

  it('reads the words if the tapped value belongs to another state', () => {
    expect(hear({ text: 'No', value: 'size' })).toEqual({ type: 'outcome', outcome: 'no' });
  });

  it('prefers words to an intent', () => {
    expect(hear({ text: 'no' }, 'agree')).toEqual({ type: 'outcome', outcome: 'no' });
    expect(hear({ text: 'go on then' }, 'agree')).toEqual({ type: 'outcome', outcome: 'yes' });
  });

  it('accepts each of several synonyms in one text', () => {
    const many = [{ ...options[0]!, synonyms: ['sure', 'go ahead | of course'] }, options[1]!];
    expect(
      ['sure', 'well, go ahead', 'OF COURSE', 'ahead of'].map((text) => hear({ text }, undefined, many)),
    ).toEqual([
      { type: 'outcome', outcome: 'yes' },
      { type: 'outcome', outcome: 'yes' },
      { type: 'outcome', outcome: 'yes' },
      { type: 'no_match' },
    ]);
  });

  it('ignores an intent of no option', () => {
    expect(hear({ text: 'go on then' }, 'greet')).toEqual({ type: 'no_match' });
  });
});

it('stores yes and no as true and false in a boolean slot, and recognises them again', () => {
  const fixture = {
    title: 'boolean',
    data: { prompt: 'Well?', slot: 'ok', options },
    slotTypes: { ok: { type: 'boolean' as const } },
    expect: {},
  };
  const message = { text: 'no' };
  expect(runFixture(choiceNode, { ...fixture, trigger: { type: 'input', message } }).slots).toEqual({
    ok: false,
  });
  const entered = runFixture(choiceNode, { ...fixture, slots: { ok: false }, trigger: { type: 'enter' } });
  expect(entered.next).toEqual({ type: 'outcome', outcome: 'no' });
});

it('asks if its slot holds a value that is not an option', () => {
  const fixture = { data: { prompt: 'Well?', slot: 'ok', options }, slots: { ok: 'perhaps' } };
  const entered = runFixture(choiceNode, { ...fixture, title: '', trigger: { type: 'enter' }, expect: {} });
  expect(entered.next).toEqual({ type: 'input' });
});

it.each([
  ['no options', []],
  ['two options with the same id', [options[0], options[0]]],
  ['an option with the id of the no-match outcome', [{ id: 'no_match', label: 'None' }]],
])('rejects %s', (_, wrong) => {
  expect(choiceNode.bind({ prompt: 'Well?', options: wrong as never }).ok).toBe(false);
});
