import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offeredIn, play, sketchFlow, sketchProject } from '../../machine/fixtures/machineHarness.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { messageOutcome } from '../messageOutcome.ts';
import { projectThresholds } from '../projectThresholds.ts';

const end = { id: 'end', kind: 'end' };
const ask = {
  id: 'ask',
  kind: 'choice',
  prompt: 'What?',
  options: [{ id: 'go', label: 'Go' }],
  on: { go: 'end' },
};

test('asks exactly where the machine asks, when any flow may begin', () => {
  const confidence = fc.integer({ min: 1, max: 20 }).map((twentieths) => twentieths / 20);
  const meanings = fc.dictionary(
    fc.constantFrom('return_item', 'return_size', 'order_status', 'hours', 'greet'),
    confidence,
    { minKeys: 1 },
  );
  const settings = fc.record({ margin: confidence, minimum: confidence, intentThreshold: confidence });
  fc.assert(
    fc.property(meanings, settings, (given, { margin, minimum, intentThreshold }) => {
      const project = sketchProject(
        [
          sketchFlow('main', [ask, end]),
          sketchFlow('returns', [ask, end], ['return_item', 'return_size']),
          sketchFlow('order', [ask, end], ['order_status']),
          sketchFlow('times', [ask, end], ['hours']),
        ],
        { policies: { intentThreshold, clarification: { margin, minimum } } },
      );
      const intents = Object.entries(given)
        .map(([intent, confidence]) => ({ intent, confidence }))
        .sort((a, b) => b.confidence - a.confidence);
      const bestFirst = Object.fromEntries(intents.map(({ intent, confidence }) => [intent, confidence]));
      const offered = offeredIn(play(project, nodeRegistry).say('my shoes', bestFirst));
      const outcome = messageOutcome(intents, projectThresholds(project));
      expect(outcome === 'clarify').toBe(offered.includes('policy:neither'));
    }),
  );
});
