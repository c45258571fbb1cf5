import { describe, expect, it } from 'vitest';
import { nodeRegistry } from '../nodes/index.ts';
import { play, type StateSketch, sketchFlow, sketchProject } from './fixtures/machineHarness.ts';

const slots = { pin: { type: 'text', sensitive: true }, name: { type: 'text' } };

function talk(states: readonly StateSketch[], more: object = {}) {
  return play(sketchProject([sketchFlow('main', states)], { slots, ...more }), nodeRegistry);
}

describe('values of sensitive slots', () => {
  it('are recorded even if the flow empties them in the same event', () => {
    const { say } = talk([
      { id: 'ask', kind: 'collect', slot: 'pin', prompt: 'PIN?', on: { next: 'clear' } },
      { id: 'clear', kind: 'set', slots: { pin: 'null', name: 'slots.pin' }, on: { next: 'again' } },
      { id: 'again', kind: 'collect', slot: 'pin', prompt: 'Again?', on: {} },
    ]);
    const { heldValues, snapshot } = say('4821');
    expect(snapshot.slots).toEqual({ pin: null, name: '4821' });
    expect(heldValues).toEqual([{ slot: 'pin', value: '4821', asked: true }]);
  });

  it('are recorded even if they were not asked for', () => {
    const { first } = talk([
      { id: 'know', kind: 'set', slots: { pin: "'4821'" }, on: { next: 'ask' } },
      { id: 'ask', kind: 'collect', slot: 'name', prompt: 'Name?', on: {} },
    ]);
    expect(first.heldValues).toEqual([{ slot: 'pin', value: '4821', asked: false }]);
  });

  it('include a rejected answer, but no question', () => {
    const ask = {
      id: 'ask',
      kind: 'collect',
      slot: 'pin',
      prompt: 'PIN?',
      validate: "value != '1111'",
      on: {},
    };
    const { say } = talk([ask], { policies: { noMatch: { escalateAfter: 9 } } });
    expect(say('1111').heldValues).toEqual([{ slot: 'pin', value: '1111', asked: true }]);
    const email = talk([{ id: 'ask', kind: 'collect', slot: 'mail', prompt: '?', on: {} }], {
      slots: { mail: { type: 'email', sensitive: true } },
      policies: { noMatch: { escalateAfter: 9 } },
    });
    expect(email.say('it is ann@example!').heldValues).toEqual([
      { slot: 'mail', value: 'ann@example', asked: true },
    ]);
    expect(email.say('what do you need it for?', 'why').heldValues).toEqual([]);
  });

  it('are not recorded if no slot is sensitive', () => {
    const { say } = talk([{ id: 'ask', kind: 'collect', slot: 'name', prompt: 'Name?', on: {} }]);
    expect(say('Ann').heldValues).toEqual([]);
  });
});
