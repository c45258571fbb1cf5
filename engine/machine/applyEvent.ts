import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import type { StepTrigger } from '../kit/stepContext.ts';
import { noteOf } from '../model/statements.ts';
import type { AnswerTrigger } from '../requests/requestRegistry.ts';
import { noteDone } from './doneActions.ts';
import { errors } from './errors.ts';
import { escalateByPolicy, escalateForLoop } from './escalateByPolicy.ts';
import { expireSlots } from './expireSlots.ts';
import { fillFromMemory } from './fillFromMemory.ts';
import { pushFrame } from './frames.ts';
import { noteHeld } from './noteHeld.ts';
import { messagePolicies } from './policies/messagePolicies.ts';
import { resultPolicies } from './policies/resultPolicies.ts';
import type { ResultEvent } from './policies/resultPolicy.ts';
import type { Run } from './run.ts';
import { sayPolicyText } from './sayPolicyText.ts';
import { takeSilence } from './takeSilence.ts';

/** Nobody can tell from outside whether a conversation that waits and waits gets anywhere. */
const wakesPerMessage = 100;

/** Takes an event in. False when the conversation does not wait for it. */
export function applyEvent(run: Run, event: ConversationEvent): boolean {
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
      else if (draft.awaiting.type === 'input') takeSilence(run);
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
  noteDone(run, request, event);
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
        ? errors.MACHINE_FLOW_UNKNOWN({ flow: entryFlow })
        : errors.MACHINE_START_MISSING({ flow: entryFlow });
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
    noteHeld(run);
    if (done) return;
  }
}

function lastMessage({ text, value, nlu }: Extract<ConversationEvent, { type: 'message' }>): LastMessage {
  return value === undefined ? { text, nlu } : { text, value, nlu };
}
