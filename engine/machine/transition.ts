import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { Effect } from '../kit/effect.ts';
import { emptySnapshot, type LastMessage, type MicroStep, type Snapshot } from '../kit/snapshot.ts';
import type { StepTrigger } from '../kit/step.ts';
import { noteOf } from '../model/statements.ts';
import type { AnswerTrigger } from '../requests/requestRegistry.ts';
import type { CompiledProject } from './compiledProject.ts';
import { recordDone } from './doneActions.ts';
import { machineErrors } from './errors.ts';
import { escalateByPolicy, escalateForLoop, type Loop } from './escalation.ts';
import { pushFrame, runningState, topFrame } from './frames.ts';
import { followOutcome } from './next.ts';
import type { ResultEvent } from './policies/policy.ts';
import { messagePolicies, resultPolicies, settledPolicies, waitingState } from './policies.ts';
import { recordHeldValues, recordStep } from './record.ts';
import { beginRun, endConversation, type HeldValue, type Run } from './run.ts';
import { runState } from './runState.ts';
import { sayPolicyText } from './sayPolicyText.ts';
import { expireSlots, fillFromMemory } from './slots.ts';
import { repliesToShow } from './waitingState.ts';

/**
 * A conversation before its `start` event.
 *
 * @param at - Milliseconds since the epoch.
 * @param locale - What the customer reads; the locale of the project that serves it best is taken.
 */
export function initialSnapshot(
  project: CompiledProject,
  { at, locale }: { readonly at: number; readonly locale: string },
): Snapshot {
  return { ...emptySnapshot({ at, locale: project.localeFor(locale) }), slots: project.emptySlots };
}

/**
 * The customer has been silent for long: the state asks again. After too many silences in a row the state's own
 * `no_input` way is followed, else the conversation ends.
 */
function handleNoInput(run: Run): void {
  const { draft, project } = run;
  const { endAfter, farewell, prompts } = project.policies.noInput;
  draft.silences += 1;
  const { silences } = draft;
  const state = runningState(run);
  if (silences <= endAfter) {
    if (state?.node.ok === true && state.node.value.ladder === undefined) {
      recordStep(run, 'silence', null);
      sayPolicyText(run, prompts[(silences - 1) % prompts.length] ?? '', {
        quickReplies: repliesToShow(run),
      });
    } else run.pending = { type: 'silence', silences };
    return;
  }
  if (state?.on.has('no_input') === true) {
    draft.silences = 0;
    followOutcome(run, state, 'silence', 'no_input');
    return;
  }
  recordStep(run, 'policy', null, { code: 'customer_silent_for', params: { silences } });
  sayPolicyText(run, farewell);
  endConversation(run, 'unresolved');
}

/** Steps that one event may set off. */
const maxSteps = 200;
/** Times that one event may enter the same state. */
const maxEntries = 25;

/** Hands over instead of running in a circle. Returns true when it did. */
function guardAgainstLoop(run: Run, trigger: StepTrigger): boolean {
  const loop = whatLoops(run, trigger);
  if (loop === undefined) return false;
  escalateForLoop(run, loop);
  return true;
}

function whatLoops(run: Run, trigger: StepTrigger): Loop | undefined {
  const { steps } = run;
  if (steps.length >= maxSteps) return { what: 'steps', limit: maxSteps };
  if (trigger.type !== 'enter' || steps.length < maxEntries) return undefined;
  const { flow, state } = topFrame(run);
  const entries = steps.filter(
    (step) => step.trigger === 'enter' && step.state === state && step.flow === flow,
  ).length;
  return entries < maxEntries ? undefined : { what: `${flow}/${state}`, limit: maxEntries };
}

/** Nobody can tell from outside whether a conversation that waits and waits gets anywhere. */
const wakesPerMessage = 100;

/** Takes an event in. False when the conversation does not wait for it. */
function applyEvent(run: Run, event: ConversationEvent): boolean {
  const { draft } = run;
  if (draft.status === 'ended') return false;
  expireSlots(run);
  switch (event.type) {
    case 'start':
      if (draft.frames.length > 0) return false;
      draft.locale = run.project.localeFor(event.locale);
      draft.seed = event.seed;
      draft.customer = event.customer;
      fillFromMemory(run, event.memory);
      enterEntryFlow(run);
      return true;
    case 'message':
      if (draft.awaiting.type !== 'input' && draft.awaiting.type !== 'timer') return false;
      takeMessage(run, lastMessage(event));
      return true;
    case 'timer':
      if (draft.timer?.id !== event.id) return false;
      draft.timer = null;
      draft.requests = 0;
      draft.wakes += 1;
      if (draft.wakes > wakesPerMessage) {
        escalateForLoop(run, { what: 'wakes', limit: wakesPerMessage });
      } else if (draft.awaiting.type === 'timer') run.pending = { type: 'timer' };
      else if (draft.awaiting.type === 'input') handleNoInput(run);
      return true;
    default:
      return takeResult(run, event);
  }
}

function takeResult(run: Run, event: ResultEvent): boolean {
  const { draft } = run;
  if (draft.awaiting.type !== 'result' || draft.awaiting.request.id !== event.id) return false;
  const { request } = draft.awaiting;
  draft.awaiting = { type: 'nothing' };
  recordDone(run, request, event);
  if (resultPolicies.some((policy) => policy.apply(run, request, event))) return true;
  run.pending = triggerOf(event);
  return true;
}

function triggerOf(event: ResultEvent): StepTrigger {
  if (event.type === 'request_failed') return { type: event.type, error: event.error };
  const { type, result } = event;
  return { type, result } as AnswerTrigger;
}

function enterEntryFlow(run: Run): void {
  const { entryFlow } = run.project.manifest;
  const flow = run.project.flows.get(entryFlow);
  if (flow?.start === undefined) {
    const error =
      flow === undefined
        ? machineErrors.MACHINE_FLOW_UNKNOWN({ flow: entryFlow })
        : machineErrors.MACHINE_START_MISSING({ flow: entryFlow });
    escalateByPolicy(run, 'error', { code: 'error', params: noteOf(error) });
    return;
  }
  pushFrame(run, flow.start, { cause: 'entry' });
  const { disclosure } = run.project.policies;
  if (disclosure !== undefined) sayPolicyText(run, disclosure);
}

function takeMessage(run: Run, message: LastMessage): void {
  const { draft } = run;
  draft.turn += 1;
  draft.unresolved += 1;
  draft.requests = 0;
  draft.wakes = 0;
  draft.silences = 0;
  draft.message = message;
  draft.clarification = null;
  for (const policy of messagePolicies) {
    const done = policy.apply(run, message);
    recordHeldValues(run);
    if (done) return;
  }
}

function lastMessage({ text, value, nlu }: Extract<ConversationEvent, { type: 'message' }>): LastMessage {
  return value === undefined ? { text, nlu } : { text, value, nlu };
}

const afterRefusal = messagePolicies.slice(messagePolicies.indexOf(waitingState) + 1);

/** What an event led to. */
export interface Transition {
  readonly snapshot: Snapshot;
  /** What to perform, in order. */
  readonly effects: readonly Effect[];
  /** Every step between, in order; the states entered are those with trigger `enter`. */
  readonly steps: readonly MicroStep[];
  /** How the conversation stood at each `escalate` effect, in their order: the flow may have gone on since. */
  readonly escalations: readonly Snapshot[];
  /** What sensitive slots held at any time during the event, and what was offered for them. */
  readonly held: readonly HeldValue[];
}

/**
 * The machine: a snapshot and an event give the next snapshot and what to do. Pure, and never throws: whatever goes
 * wrong in a state takes its error path, and a person takes over where there is none. The snapshot that comes in is
 * not changed and shares what stays the same with the one that goes out.
 *
 * An event that the conversation does not wait for (a message while an action runs, a late result, anything after
 * the end) changes nothing.
 *
 * @param project - From `compileProject`.
 * @param snapshot - From `initialSnapshot` or an earlier transition.
 * @param event - What happened.
 */
export function transition(
  project: CompiledProject,
  snapshot: Readonly<Snapshot>,
  event: ConversationEvent,
): Transition {
  const run = beginRun(project, snapshot, event);
  recordHeldValues(run);
  if (!applyEvent(run, event)) return { snapshot, effects: [], steps: [], escalations: [], held: [] };
  settle(run);
  const { draft, effects, steps, escalations, held } = run;
  return { snapshot: draft, effects, steps, escalations, held };
}

/** Lets states take their steps until one waits or the conversation has ended, then the policies have their say. */
function settle(run: Run): void {
  takeSteps(run);
  for (const policy of settledPolicies) {
    policy.apply(run);
    recordHeldValues(run);
    if (run.pending !== null) takeSteps(run);
  }
}

function takeSteps(run: Run): void {
  while (run.pending !== null) {
    const trigger = run.pending;
    run.pending = null;
    if (guardAgainstLoop(run, trigger)) return;
    run.refusal = null;
    runState(run, trigger);
    recordHeldValues(run);
    if (run.refusal !== null) takeRefused(run);
  }
}

/** A state that had to ask an action before it could refuse the message: it goes where refused messages go. */
function takeRefused(run: Run): void {
  const { message } = run.draft;
  if (message === null) return;
  for (const policy of afterRefusal) {
    if (policy.apply(run, message)) return;
  }
}
