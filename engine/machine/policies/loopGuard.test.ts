import { expect, it } from 'vitest';
import { nodeRegistry } from '../../nodes/index.ts';
import { offeredIn, type StateSketch } from '../fixtures/machineHarness.ts';
import { playShop } from '../fixtures/shopPlay.ts';

const ask: StateSketch = {
  id: 'ask',
  kind: 'collect',
  slot: 'size',
  prompt: 'Which size?',
  reprompts: ['Which size?'],
  on: { next: 'end' },
};
const end: StateSketch = { id: 'end', kind: 'end' };
const patient = { policies: { noMatch: { escalateAfter: 10 } } };

it('offers a person beside a question that is put for the third time', () => {
  const chat = playShop(nodeRegistry, [ask, end], patient);
  const offered = () => offeredIn({ effects: chat.effects() });
  chat.say('what');
  expect(offered()).toEqual([]);
  chat.say('what');
  expect(offered()).toEqual(['policy:person']);
  chat.say('what');
  expect(offered()).toEqual(['policy:person']);
  expect(chat.snapshot().prompt).toEqual({ text: 'Which size?', times: 4 });
});

it('also offers to give up what was begun above the entry flow', () => {
  const call: StateSketch = { id: 'call', kind: 'call_flow', flow: 'child', on: { resolved: 'end' } };
  const chat = playShop(nodeRegistry, { main: [call, end], child: [ask, end] }, patient);
  chat.say('what');
  chat.say('what');
  expect(offeredIn({ effects: chat.effects() })).toEqual(['policy:person', 'policy:cancel']);
});

it('counts questions in a row', () => {
  const other: StateSketch = { ...ask, id: 'other', slot: 'colour', prompt: 'Colour?', on: { next: 'end' } };
  const chat = playShop(nodeRegistry, [{ ...ask, on: { next: 'other' } }, other, end], patient);
  chat.say('what');
  chat.say('8');
  expect(chat.snapshot().prompt).toEqual({ text: 'Colour?', times: 1 });
});

it('keeps the answers that a question has of its own', () => {
  const own = { ...ask, quickReplies: [{ label: '8' }] };
  const chat = playShop(nodeRegistry, [own, end], { policies: { loopGuard: { repeats: 1 } } });
  chat.say('what');
  expect(offeredIn({ effects: chat.effects() })).toEqual(['8', 'policy:person']);
});
