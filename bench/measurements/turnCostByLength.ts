import type { ConversationEngine } from '../../engine/conversation/conversationEngine.ts';
import { handleMessage } from '../../engine/conversation/handleMessage.ts';
import type { Session } from '../../engine/conversation/session.ts';
import { startConversation } from '../../engine/conversation/startConversation.ts';
import { benchEngine } from '../conversation/benchEngine.ts';
import { endlessProject } from '../conversation/endlessProject.ts';
import { preparedNlu } from '../conversation/preparedNlu.ts';
import { alternate } from '../lib/alternate.ts';
import { cost } from '../lib/cost.ts';
import type { Effort, Figure } from '../lib/figure.ts';

/** Number of turns from each starting point, which are averaged. */
const turns = 10;
const early = 5;
const late = 500;

/** Compares the cost of a turn early and late in an endless conversation. Understanding is prepared. */
export async function turnCostByLength(effort: Effort): Promise<readonly Figure[]> {
  const engine = { ...(await benchEngine(endlessProject())), nlu: preparedNlu };
  const sessions = [await goTo(engine, early - 1), await goTo(engine, late - 1)];
  const sides = sessions.map((session) => ({
    run: async (times: number) => {
      for (let count = 0; count < times; count += 1) await goOn(engine, session, turns);
    },
  }));
  const [first, last] = await alternate(sides, effort);
  if (first === undefined || last === undefined) return [];
  const bytes = Buffer.byteLength(JSON.stringify(sessions[1]?.snapshot));
  return [
    cost({
      name: `turn_cost_turn_${late}_vs_turn_${early}`,
      title: `Turn ${late} of a conversation`,
      taken: last,
      turns,
      as: { taken: first, title: `turn ${early}` },
    }),
    {
      name: `snapshot_bytes_turn_${late}`,
      title: `Snapshot after ${late} turns, as JSON`,
      value: bytes,
      unit: 'bytes',
      ratio: null,
      against: null,
      target: { of: 'value', is: 'at most', bound: 4_095 },
    },
  ];
}

async function goTo(engine: ConversationEngine, turn: number): Promise<Session> {
  const { session } = await startConversation(engine, { source: 'runtime' });
  return goOn(engine, session, turn);
}

async function goOn(engine: ConversationEngine, from: Session, count: number): Promise<Session> {
  let session = from;
  for (let turn = 0; turn < count; turn += 1) {
    ({ session } = await handleMessage(engine, session, { text: `Remark number ${turn}` }));
  }
  return session;
}
