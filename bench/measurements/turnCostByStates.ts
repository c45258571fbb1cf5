import type { ConversationEngine } from '../../engine/conversation/conversationEngine.ts';
import { benchEngine } from '../conversation/benchEngine.ts';
import { converse } from '../conversation/converse.ts';
import { generatedProject } from '../conversation/generatedProject.ts';
import { preparedNlu } from '../conversation/preparedNlu.ts';
import { customerLines } from '../conversation/script.ts';
import { alternate } from '../lib/alternate.ts';
import type { Effort, Figure } from '../lib/figure.ts';
import { repeatAsync } from '../lib/repeat.ts';

const sizes = [10, 100, 1_000, 10_000] as const;

/**
 * What a turn costs in projects of different sizes. The first message is said twice, so that the second failure, which
 * offers the flows there are, is part of it. Understanding is prepared: its cost is that of the intents.
 */
export async function turnCostByStates(effort: Effort): Promise<readonly Figure[]> {
  const lines = [customerLines[0], ...customerLines];
  const sides = sizes.map((states) => {
    const engine: ConversationEngine = { ...benchEngine(generatedProject(states)), nlu: preparedNlu };
    return { run: repeatAsync(async () => (await converse(engine, lines)).at(-1)?.turn.ended === true) };
  });
  const costs = (await alternate(sides, effort)).map((perRun) => (perRun * 1_000) / lines.length);
  const [smallest = 0] = costs;
  return costs.map((cost, place): Figure => {
    const states = sizes[place] ?? 0;
    const figure = { value: cost, unit: 'µs/turn', title: `A turn in a project of ${states} states` };
    if (place === 0) {
      return { ...figure, name: `turn_cost_${states}_states`, ratio: null, against: null, target: null };
    }
    return {
      ...figure,
      name: `turn_cost_${states}_vs_${sizes[0]}_states`,
      ratio: cost / smallest,
      against: `${sizes[0]} states: ${smallest.toFixed(2)} µs/turn`,
      target: { of: 'ratio', is: 'at most', bound: 1.25 },
    };
  });
}
