// Digressions: another flow interrupts the running one, waits its turn, or is asked about.
import type { Frame, Snapshot, StatedIntent } from '../../kit/snapshot.ts';
import type { DigressionMode } from '../../model/documents/policies.ts';
import { bestIntent, type NluResult } from '../../model/ports.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { pushFrame, topFrame } from '../frames.ts';
import { recordStep } from '../record.ts';
import type { Run } from '../run.ts';
import { flowTitle, sayPolicyText } from '../sayPolicyText.ts';
import { setSharedSlots } from '../slots.ts';
import { repeatPrompt } from '../waitingState.ts';
import type { MessagePolicy, SettledPolicy } from './policy.ts';

/** What the running flow does when the customer brings up another one. */
export function digressionModeOf(run: Run): DigressionMode {
  return run.project.flows.get(topFrame(run).flow)?.digressions ?? run.project.policies.digressions.default;
}

/** What a message asks for: its best intent, and the flow that this intent starts. */
export interface WantedFlow {
  readonly intent: string;
  readonly flow: CompiledFlow;
}

/** The flow that a message asks for; undefined when it was not understood, or its intent starts none. */
export function wantedFlow({ project }: Run, nlu: NluResult): WantedFlow | undefined {
  const intent = bestIntent(nlu, project.policies.intentThreshold);
  const flow = intent === undefined ? undefined : project.flowByIntent.get(intent);
  return intent === undefined || flow === undefined ? undefined : { intent, flow };
}

/**
 * Runs another flow above the one that waits, which is resumed when it has ended.
 *
 * @param wish - What the customer wants, and the words that said so.
 * @returns False, having done nothing, when the flow cannot begin here.
 */
function beginDigression(
  run: Run,
  flow: CompiledFlow,
  wish: StatedIntent,
  frame: Partial<Pick<Frame, 'afterwards' | 'since'>> = {},
): boolean {
  if (flow.start === undefined || !canBegin(run, flow)) return false;
  recordStep(run, 'policy', null, { code: 'flow_interrupts', params: { flow: flow.id } });
  const interrupted = interruptedIntent(run);
  const interruptedSlots = setSharedSlots(run, flow, wish);
  const { afterwards, since } = frame;
  run.draft.intent = { ...wish };
  run.draft.failures = 0;
  pushFrame(run, flow.start, {
    cause: 'digression',
    ...(since === undefined ? {} : { since }),
    ...(interrupted === null ? {} : { interrupted }),
    ...(afterwards === undefined ? {} : { afterwards }),
    ...(interruptedSlots === undefined ? {} : { interruptedSlots }),
  });
  return true;
}

/** Whether a flow can run above the one that waits: it does not run already, nor would flows be nested too deep. */
export function canBegin(run: Run, flow: CompiledFlow): boolean {
  return (
    flow.start !== undefined && !isRunning(run, flow) && depth(run) < run.project.policies.digressions.depth
  );
}

/** Whether a flow runs, be it far below. */
export function isRunning(run: Run, flow: CompiledFlow): boolean {
  return run.draft.frames.some((frame) => frame.flow === flow.id);
}

function depth(run: Run): number {
  return run.draft.frames.reduce((sum, { cause }) => (cause === 'digression' ? sum + 1 : sum), 0);
}

/** The wish to come back to; between two tasks, in the entry flow, there is none. */
function interruptedIntent(run: Run): StatedIntent | null {
  return topFrame(run).cause === 'entry' ? null : run.draft.intent;
}

/** Said before a flow that had to wait. */
const dequeued = '$dialoom.dequeued';

type Queued = Snapshot['queued'][number];

/**
 * Begins the first flow whose time has come, if the running one lets it. The bottom one always does: once it has
 * ended, so has the conversation, and what was promised must come before.
 *
 * @param frame - What the frame below still has to hear, and since when it has been left alone.
 * @param isDue - Whether it is its turn.
 * @returns False when there is none.
 */
export function beginQueued(
  run: Run,
  frame: Partial<Pick<Frame, 'afterwards' | 'since'>>,
  isDue: (queued: Queued) => boolean,
): boolean {
  const { queued, frames } = run.draft;
  if (queued.length === 0) return false;
  if (frames.length > 1 && digressionModeOf(run) !== 'allow') return false;
  for (const waiting of queued) {
    const flow = run.project.flows.get(waiting.flow);
    if (flow === undefined || !canBegin(run, flow) || !isDue(waiting)) continue;
    sayPolicyText(run, dequeued, { names: { flow: flowTitle(run, flow) } });
    return beginDigression(run, flow, waiting.wish, frame);
  }
  return false;
}

/**
 * Does with another flow that the customer brings up what the running one says: runs it now, asks to finish this one
 * first, promises to come to it afterwards, or does not listen.
 *
 * @param wish - What the customer wants, and the words that said so.
 * @returns False when nothing came of it: the message is as if it was not understood.
 */
export function bringUpFlow(run: Run, flow: CompiledFlow, wish: StatedIntent): boolean {
  if (flow.start === undefined || isRunning(run, flow)) return false;
  const running = run.project.flows.get(topFrame(run).flow);
  const { held, queued } = run.project.policies.digressions;
  const params = { flow: flow.id };
  switch (digressionModeOf(run)) {
    case 'allow':
      if (beginDigression(run, flow, wish)) return true;
      recordStep(run, 'policy', null, { code: 'flow_too_deep', params });
      return false;
    case 'hold':
      sayPolicyText(run, held, { names: { flow: running === undefined ? '' : flowTitle(run, running) } });
      repeatPrompt(run, { code: 'flow_held', params });
      return true;
    case 'queue':
      enqueue(run, flow, wish);
      sayPolicyText(run, queued, { names: { flow: flowTitle(run, flow) } });
      repeatPrompt(run, { code: 'flow_queued', params });
      return true;
    case 'forbid':
      recordStep(run, 'policy', null, { code: 'flow_forbidden', params });
      return false;
  }
}

function enqueue({ draft }: Run, flow: CompiledFlow, wish: StatedIntent): void {
  const { queued, frames } = draft;
  if (queued.some((waiting) => waiting.flow === flow.id)) return;
  draft.queued = [...queued, { flow: flow.id, wish: { ...wish }, frames: frames.length }];
}

/** Another wish in mid-flow brings up another flow. */
export const digression: MessagePolicy = {
  name: 'digression',
  apply: (run, message) => {
    if (run.refusal?.hold === true) return false;
    const wanted = wantedFlow(run, message.nlu);
    if (wanted === undefined) return false;
    return bringUpFlow(run, wanted.flow, { name: wanted.intent, utterance: message.text });
  },
};

/** A flow that the entry flow itself kept off begins when that has gone on and asks its next question. */
export const queuedFlows: SettledPolicy = {
  name: 'queuedFlows',
  apply: (run) => {
    const { queued, awaiting, frames } = run.draft;
    if (queued.length === 0 || awaiting.type !== 'input' || frames.length !== 1) return;
    if (hasGoneOn(run)) beginQueued(run, {}, () => true);
  },
};

function hasGoneOn({ steps, draft }: Run): boolean {
  return steps.some(({ trigger, flow }) => trigger === 'enter' && flow === draft.frames[0]?.flow);
}
