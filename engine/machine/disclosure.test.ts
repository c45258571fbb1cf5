import { expect, it } from 'vitest';
import { nodeRegistry } from '../nodes/index.ts';
import { play, saidIn, sketchFlow, sketchProject } from './fixtures/machineHarness.ts';

const main = sketchFlow('main', [
  { id: 'hello', kind: 'message', text: 'Hello!', on: { next: 'end' } },
  { id: 'end', kind: 'end' },
]);
const first = (policies: { readonly disclosure?: string }) =>
  play(sketchProject([main], { policies }), nodeRegistry).first;

it('discloses that it is an assistant before anything else, if the project says so', () => {
  expect(saidIn(first({ disclosure: 'I am a machine.' }))).toEqual(['I am a machine.', 'Hello!']);
  expect(saidIn(first({}))).toEqual(['Hello!']);
});

it('starts anyway if the text is broken, and records it in the steps', () => {
  const start = first({ disclosure: '$no.text' });
  expect(saidIn(start)).toEqual(['Hello!']);
  expect(start.steps[0]).toMatchObject({ flow: 'main', trigger: 'policy', outcome: 'error' });
});
