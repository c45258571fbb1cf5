import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, readingKinds } from '../../../engine/model/reading.ts';
import type { ConversationTurn } from './conversationTurns.ts';
import { readingsOfTurn, whyNotRead } from './messageReadings.ts';

const nlu = { intents: [], entities: [] };

function turnOf(text: string, chosen: Reading[], rejected: Reading[] = []): ConversationTurn {
  const why = { code: 'message_read', params: { chosen, rejected } } as const;
  const step = {
    entry: 'step',
    turn: 1,
    flow: 'main',
    state: 'ask',
    trigger: 'policy',
    outcome: null,
  } as const;
  const readings = [...chosen, ...rejected];
  return {
    turn: 1,
    customer: { text, value: null, nlu, readings },
    messages: [],
    items: [],
    steps: [{ ...step, why }],
  };
}

const one = (
  kind: Reading['kind'],
  [start, end]: readonly [number, number],
  more: Partial<Reading> = {},
): Reading => ({
  kind,
  start,
  end,
  score: 0.9,
  evidence: [],
  ...more,
});
const read = (text: string, chosen: Reading[], rejected: Reading[] = []) => {
  const found = readingsOfTurn(turnOf(text, chosen, rejected));
  if (found === null) throw new Error('The turn has no readings');
  return found;
};
const because = (text: string, chosen: Reading[], rejected: Reading) =>
  read(text, chosen, [rejected]).rejected[0]?.because;

describe('readingsOfTurn', () => {
  it('cuts the message where readings begin and end, the longest reading first', () => {
    const { parts, chosen } = read('order never arrived', [one('fact', [6, 19]), one('flow', [0, 19])]);
    expect(parts).toEqual([
      { start: 0, text: 'order ', readings: [2], ending: [], isUnexplained: false },
      { start: 6, text: 'never arrived', readings: [2, 1], ending: [2, 1], isUnexplained: false },
    ]);
    expect(chosen.map(({ quoted }) => quoted)).toEqual(['never arrived', 'order never arrived']);
  });

  it('finds words that nothing explains, but no mere punctuation', () => {
    expect(read('bla, thanks!', [one('act', [5, 11])]).unexplained).toEqual(['bla']);
    expect(read('thanks!', [one('act', [0, 6])]).unexplained).toEqual([]);
  });

  it('takes the words around a correction as explained', () => {
    const { parts, unexplained } = read('no, I meant green', [one('correction', [12, 17])]);
    expect(unexplained).toEqual(['no']);
    expect(parts.filter(({ readings }) => readings.length > 0).map(({ text }) => text)).toEqual(['green']);
  });

  it('loses no letter, wherever readings are', () => {
    const span = fc.tuple(fc.integer({ min: -2, max: 40 }), fc.integer({ min: -2, max: 40 }));
    const readings = fc.array(fc.tuple(fc.constantFrom(...readingKinds), span), { maxLength: 5 });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), readings, (text, drawn) => {
        const { parts } = read(
          text,
          drawn.map(([kind, place]) => one(kind, place)),
        );
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });

  it('is null without the step', () => {
    expect(readingsOfTurn({ ...turnOf('hi', []), steps: [] })).toBeNull();
  });
});

describe('why a reading lost', () => {
  it('says that another explains more', () => {
    expect(
      because('not an agent please', [one('person', [0, 19])], one('person', [7, 19], { score: 0.95 })),
    ).toBe('Reading 1 explains more of the message');
  });

  it('says that others are more probable, or fit better', () => {
    const two = [one('answer', [0, 3]), one('flow', [4, 7])];
    expect(because('one two', two, one('flow', [0, 7], { score: 0.5 }))).toBe(
      'Readings 1 and 2 are more probable for the same words',
    );
    expect(because('one two', two, one('flow', [0, 7], { score: 0.95 }))).toBe(
      'Readings 1 and 2 fit the same words better',
    );
  });

  it('says that danger comes first, wherever it is', () => {
    expect(because('one two', [one('danger', [0, 3])], one('flow', [4, 7]))).toBe(
      'Danger comes before everything else',
    );
  });

  it('says that a question has one answer, and that a topic is named once', () => {
    expect(because('one two', [one('answer', [0, 3])], one('answer', [4, 7]))).toBe(
      'A question has one answer, and reading 1 is more probable',
    );
    const flow = (place: readonly [number, number]) => one('flow', place, { about: 'faq' });
    expect(because('one two', [flow([0, 3])], flow([4, 7]))).toBe('Reading 1 already says so');
  });

  it('says that a fact was not probable enough, although a topic has the same words', () => {
    expect(because('one two', [one('flow', [0, 7])], one('fact', [0, 3], { score: 0.4 }))).toBe(
      'Not probable enough by itself',
    );
    expect(because('one two', [one('answer', [0, 7])], one('fact', [0, 3]))).toBe(
      'Reading 1 explains more of the message',
    );
  });
});

describe('whyNotRead', () => {
  const said = { text: 'hi', value: null, nlu, readings: [one('act', [0, 2])] };

  it('tells quick replies, old recordings and clarifications apart', () => {
    expect(whyNotRead({ ...said, value: 'a' })).toMatch(/tapped a quick reply/);
    expect(whyNotRead({ ...said, readings: null })).toMatch(/before readings were kept/);
    expect(whyNotRead({ ...said, readings: [] })).toMatch(/no way to read/);
    expect(whyNotRead(said)).toMatch(/a question of the assistant/);
  });
});
