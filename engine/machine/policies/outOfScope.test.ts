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
const how: StateSketch = {
  id: 'how',
  kind: 'collect',
  slot: 'size',
  prompt: 'Which size?',
  validate: 'value < 50.0',
  invalid: 'No such size.',
  on: { next: 'end' },
};
const policies = { outOfScope: [{ intent: 'jobs', answer: 'I know nothing about jobs, {{ slots.name }}.' }] };
const slots = { size: { type: 'number' }, name: { type: 'text' } };
const start = (flows = [sketchFlow('main', [how, end])]) =>
  play(sketchProject(flows, { slots, policies }), nodeRegistry);

it('answers honestly, puts the question again, and counts no failure', () => {
  const chat = start();
  const answer = chat.say('are you hiring?', 'jobs');
  expect(saidIn(answer)).toEqual(['I know nothing about jobs, .', 'Which size?']);
  expect(policiesIn(answer)).toEqual(['out_of_scope jobs']);
  expect(chat.snapshot()).toMatchObject({ failures: 0, frames: [{ flow: 'main', state: 'how' }] });
});

it('does not answer what is only a guess', () => {
  expect(saidIn(start().say('are you hiring?', { jobs: 0.4 }))[0]).toContain("didn't get that");
});

it('comes before a flow of the same intent', () => {
  const hiring = sketchFlow('hiring', [end], ['jobs']);
  expect(saidIn(start([sketchFlow('main', [how, end]), hiring]).say('hiring?', 'jobs'))[0]).toContain(
    'nothing about',
  );
});

it('leaves an answer to the question alone, acceptable or not', () => {
  expect(saidIn(start().say('99', 'jobs'))).toEqual(['No such size.']);
  const chat = start();
  chat.say('40', 'jobs');
  expect(chat.snapshot().slots.size).toBe(40);
});
