import { describe, expect, it } from 'vitest';
import { nodeRegistry } from '../../nodes/index.ts';
import { play, type StateSketch, sketchFlow, sketchProject } from '../fixtures/machineHarness.ts';

const states: readonly StateSketch[] = [
  { id: 'ask_origin', kind: 'collect', slot: 'origin', prompt: 'From where?', on: { next: 'ask_goal' } },
  { id: 'ask_goal', kind: 'collect', slot: 'goal', prompt: 'Where to?', on: { next: 'ask_day' } },
  { id: 'ask_day', kind: 'collect', slot: 'day', prompt: 'When?' },
];
const slots = {
  origin: { type: 'text', entity: 'city', role: 'from', names: ['start'] },
  goal: { type: 'text', entity: 'city', role: 'to' },
  day: { type: 'date' },
};
const cities = /(?:\b(from|to) )?\b(Berlin|Rome|Oslo|Bonn)\b/g;

/** The slots after some messages, and the last prompt. The word before a city is its role. */
function talk(...messages: readonly string[]) {
  const chat = play(sketchProject([sketchFlow('main', [...states])], { slots }), nodeRegistry);
  for (const text of messages) {
    const entities = [...text.matchAll(cities)].map(({ 0: whole, 1: role, 2: city = '', index }) => ({
      entity: 'city',
      ...(role !== undefined && { role }),
      value: city,
      text: city,
      start: index + whole.length - city.length,
      end: index + whole.length,
    }));
    chat.send({ type: 'message', at: 2, text, nlu: { intents: [], entities } });
  }
  const { origin, goal } = chat.snapshot().slots;
  return [origin, goal, chat.snapshot().prompt?.text];
}

describe('slots for roles', () => {
  it.each<[string, readonly string[], readonly unknown[]]>([
    ['both from one message', ['from Berlin to Rome'], ['Berlin', 'Rome', 'When?']],
    ['both, in reverse order', ['to Rome from Berlin'], ['Berlin', 'Rome', 'When?']],
    ['one is given, and the other one asked for', ['Berlin to Rome'], ['Berlin', 'Rome', 'When?']],
    ['a value without a role answers the prompt', ['Berlin', 'Rome'], ['Berlin', 'Rome', 'When?']],
    ['a value with the other role does not answer the prompt', ['to Rome'], [null, 'Rome', 'From where?']],
    ['nothing is asked twice', ['to Rome', 'Oslo'], ['Oslo', 'Rome', 'When?']],
  ])('%s', (_, messages, expected) => {
    expect(talk(...messages)).toEqual(expected);
  });

  it.each<[string, string, readonly unknown[]]>([
    ['the role determines the slot', 'no wait, from Oslo', ['Oslo', 'Rome', 'When?']],
    ['the other role determines the other slot', 'sorry, to Bonn', ['Berlin', 'Bonn', 'When?']],
    ['the value taken back determines the slot', 'actually Bonn, not Rome', ['Berlin', 'Bonn', 'When?']],
    ['the name of the slot determines it', 'sorry, the start is Oslo', ['Oslo', 'Rome', 'When?']],
  ])('in a correction, %s', (_, correction, expected) => {
    expect(talk('from Berlin to Rome', correction)).toEqual(expected);
  });

  it('does not guess which one a value without a role corrects', () => {
    expect(talk('from Berlin to Rome', 'actually Oslo').slice(0, 2)).toEqual(['Berlin', 'Rome']);
  });

  it('corrects one slot while the other one is asked for', () => {
    expect(talk('from Berlin', 'no, from Oslo')).toEqual(['Oslo', null, 'Where to?']);
    expect(talk('from Berlin', 'sorry, from Oslo to Rome')).toEqual(['Oslo', 'Rome', 'When?']);
    expect(talk('from Berlin', 'Rome')).toEqual(['Berlin', 'Rome', 'When?']);
  });
});
