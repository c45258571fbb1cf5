import type { ConversationEngine } from '../../engine/conversation/conversationEngine.ts';
import { benchEngine } from '../conversation/benchEngine.ts';
import { converse } from '../conversation/converse.ts';
import { generatedProject } from '../conversation/generatedProject.ts';
import { preparedNlu } from '../conversation/preparedNlu.ts';
import { customerLines } from '../conversation/script.ts';
import { alternate } from '../lib/alternate.ts';
import { cost } from '../lib/cost.ts';
import type { Effort, Figure } from '../lib/figure.ts';
import { repeatAsync } from '../lib/repeat.ts';

const sizes = [10, 100, 1_000, 10_000] as const;

/**
 * Compares the cost of a turn in projects of different sizes. The first message is sent twice, to include the second
 * failure, which offers the available flows. Understanding is prepared: its cost depends on the intents.
 */
export async function turnCostByStates(effort: Effort): Promise<readonly Figure[]> {
  const lines = [customerLines[0], ...customerLines];
  const sides = await Promise.all(
    sizes.map(async (states) => {
      const engine: ConversationEngine = {
        ...(await benchEngine(generatedProject(states))),
        nlu: preparedNlu,
      };
      return { run: repeatAsync(async () => (await converse(engine, lines)).at(-1)?.turn.ended === true) };
    }),
  );
  const [smallest, ...larger] = await alternate(sides, effort);
  if (smallest === undefined) return [];
  const [fewest, ...more] = sizes;
  const title = (states: number): string => `A turn in a project of ${states} states`;
  const common = { turns: lines.length };
  return [
    cost({ ...common, name: `turn_cost_${fewest}_states`, title: title(fewest), taken: smallest, as: null }),
    ...larger.map((taken, place) => {
      const states = more[place] ?? 0;
      const name = `turn_cost_${states}_vs_${fewest}_states`;
      const as = { taken: smallest, title: `${fewest} states` };
      return cost({ ...common, name, title: title(states), taken, as });
    }),
  ];
}
