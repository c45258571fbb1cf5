import { benchEngine } from '../conversation/benchEngine.ts';
import { converse } from '../conversation/converse.ts';
import { converseWithGraph, createOrderStatusGraph } from '../conversation/orderStatusGraph.ts';
import { orderStatusProject } from '../conversation/orderStatusProject.ts';
import { turnsPerConversation } from '../conversation/script.ts';
import { alternate } from '../lib/alternate.ts';
import type { Effort, Figure } from '../lib/figure.ts';
import { repeatAsync } from '../lib/repeat.ts';
import { speed } from '../lib/speed.ts';

/**
 * Whole turns: ours with a trained intent model, entities, slots and the event log; LangGraph's with regular
 * expressions and its in-memory checkpointer.
 */
export async function turnVsLangGraph(effort: Effort): Promise<readonly Figure[]> {
  const engine = await benchEngine(orderStatusProject());
  let graph = createOrderStatusGraph();
  let threads = 0;
  const [ours, theirs] = await alternate(
    [
      { run: repeatAsync(async () => (await converse(engine)).at(-1)?.turn.ended === true) },
      {
        // The checkpointer keeps all conversations, so each round starts with an empty one.
        prepare: () => {
          graph = createOrderStatusGraph();
        },
        run: repeatAsync(async () => (await converseWithGraph(graph, `thread_${++threads}`)).ended),
      },
    ],
    effort,
  );
  if (ours === undefined || theirs === undefined) return [];
  return [
    speed({
      name: 'turn_vs_langgraph',
      title: 'Whole turns with understanding and event log, turns per second',
      ours,
      theirs,
      turns: turnsPerConversation,
      against: '@langchain/langgraph',
      atLeast: 50,
    }),
  ];
}
