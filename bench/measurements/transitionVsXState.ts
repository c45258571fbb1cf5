import type { ConversationEvent } from '../../engine/kit/conversationEvent.ts';
import type { CompiledProject } from '../../engine/machine/compiledProject.ts';
import { compileProject } from '../../engine/machine/compileProject.ts';
import { proposeReadings } from '../../engine/machine/hearMessage.ts';
import { initialSnapshot, transition } from '../../engine/machine/transition.ts';

import { nodeRegistry } from '../../engine/nodes/index.ts';
import { converseWithMachine } from '../conversation/orderStatusMachine.ts';
import { orderStatusProject } from '../conversation/orderStatusProject.ts';
import { preparedMessages, startedAt } from '../conversation/preparedEvents.ts';
import { turnsPerConversation } from '../conversation/script.ts';
import { alternate } from '../lib/alternate.ts';
import type { Effort, Figure } from '../lib/figure.ts';
import { repeat } from '../lib/repeat.ts';
import { speed } from '../lib/speed.ts';

const start = {
  type: 'start',
  at: startedAt,
  locale: 'en',
  seed: 1,
  customer: { id: null, authenticated: false },
  memory: {},
} as const;

/**
 * The pure state machine alone: our `transition` against XState's, with events that are already understood. Ours come
 * with readings, as they do from the turn loop; proposing these is measured with whole turns.
 */
export async function transitionVsXState(effort: Effort): Promise<readonly Figure[]> {
  const compiled = compileProject(orderStatusProject(), nodeRegistry);
  const messages = withReadings(compiled);
  const runOurs = (): boolean => {
    let { snapshot } = transition(
      compiled,
      initialSnapshot(compiled, { at: startedAt, locale: 'en' }),
      start,
    );
    for (const event of messages) snapshot = transition(compiled, snapshot, event).snapshot;
    return snapshot.status === 'ended';
  };
  const [ours, theirs] = await alternate(
    [{ run: repeat(runOurs) }, { run: repeat(() => converseWithMachine(preparedMessages)) }],
    effort,
  );
  if (ours === undefined || theirs === undefined) return [];
  return [
    speed({
      name: 'transition_vs_xstate',
      title: 'State machine alone, turns per second',
      ours,
      theirs,
      turns: turnsPerConversation,
      against: 'xstate',
      atLeast: 5,
    }),
  ];
}

/** The messages with every way to understand them where they arrive. */
function withReadings(compiled: CompiledProject): readonly ConversationEvent[] {
  let { snapshot } = transition(compiled, initialSnapshot(compiled, { at: startedAt, locale: 'en' }), start);
  return preparedMessages.map((event) => {
    const understood = {
      ...event,
      readings: proposeReadings(compiled, snapshot, { at: event.at, message: event }),
    };
    snapshot = transition(compiled, snapshot, understood).snapshot;
    return understood;
  });
}
