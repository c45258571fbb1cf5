import { expect, it } from 'vitest';
import { nodeRegistry } from '../../nodes/index.ts';
import {
  play,
  policiesIn,
  type StateSketch,
  saidIn,
  sketchFlow,
  sketchProject,
} from '../fixtures/machineHarness.ts';

const end: StateSketch = { id: 'end', kind: 'end' };
const ask: StateSketch = {
  id: 'ask',
  kind: 'choice',
  prompt: 'Well?',
  options: [{ id: 'go', label: 'Go' }],
  on: { go: 'end' },
};

it('puts the question again, and counts no failure', () => {
  const chat = play(sketchProject([sketchFlow('main', [ask, end])]), nodeRegistry);
  chat.say('blah');
  const again = chat.say('pardon?', 'repeat');
  expect(saidIn(again)).toEqual(['Well?']);
  expect(policiesIn(again)).toEqual(['question_repeated']);
  expect(chat.snapshot()).toMatchObject({ failures: 1, awaiting: { type: 'input' } });
});

it('follows the intent that the project names', () => {
  const policies = { repeat: { intent: 'again' } };
  const chat = play(sketchProject([sketchFlow('main', [ask, end])], { policies }), nodeRegistry);
  expect(saidIn(chat.say('pardon?', 'again'))).toEqual(['Well?']);
  chat.say('pardon?', 'repeat');
  expect(chat.snapshot().failures).toBe(1);
});

it('leaves the intent to a state that reads it itself', () => {
  const options = [{ id: 'go', label: 'Go', intent: 'repeat' }];
  const chat = play(sketchProject([sketchFlow('main', [{ ...ask, options }, end])]), nodeRegistry);
  chat.say('once more', 'repeat');
  expect(chat.snapshot().status).toBe('ended');
});
