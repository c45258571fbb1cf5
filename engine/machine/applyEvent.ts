import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import { errors } from './errors.ts';
import { escalateByPolicy } from './escalateByPolicy.ts';
import { pushFrame } from './frames.ts';
import { messagePolicies } from './policies/messagePolicies.ts';
import type { Run } from './run.ts';

/** Takes an event in. False when the conversation does not wait for it. */
export function applyEvent(run: Run, event: ConversationEvent): boolean {
  const { draft } = run;
  if (draft.status === 'ended') return false;
  switch (event.type) {
    case 'start':
      if (draft.frames.length > 0) return false;
      draft.locale = run.project.localeFor(event.locale);
      enterEntryFlow(run);
      return true;
    case 'message':
      if (draft.awaiting.type !== 'input') return false;
      takeMessage(run, lastMessage(event));
      return true;
    case 'action_result':
    case 'knowledge_result':
    case 'request_failed':
      if (draft.awaiting.type !== 'result' || draft.awaiting.effect !== event.id) return false;
      draft.awaiting = { type: 'nothing' };
      run.pending =
        event.type === 'request_failed'
          ? { type: event.type, error: event.error }
          : event.type === 'action_result'
            ? { type: event.type, result: event.result }
            : { type: event.type, result: event.result };
      return true;
  }
}

function enterEntryFlow(run: Run): void {
  const { entryFlow } = run.project.manifest;
  const flow = run.project.flows.get(entryFlow);
  if (flow?.start === undefined) {
    const error =
      flow === undefined
        ? errors.MACHINE_FLOW_UNKNOWN({ flow: entryFlow })
        : errors.MACHINE_START_MISSING({ flow: entryFlow });
    escalateByPolicy(run, 'error', error.message);
    return;
  }
  pushFrame(run, flow.start, { cause: 'entry' });
}

function takeMessage(run: Run, message: LastMessage): void {
  const { draft } = run;
  draft.turn += 1;
  draft.requests = 0;
  draft.message = message;
  for (const policy of messagePolicies) {
    if (policy.apply(run, message)) return;
  }
}

function lastMessage({ text, value, nlu }: Extract<ConversationEvent, { type: 'message' }>): LastMessage {
  return value === undefined ? { text, nlu } : { text, value, nlu };
}
