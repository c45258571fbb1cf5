// A customer's message: the ways to understand it, and the decision.
import type { LastMessage, Snapshot } from '../kit/snapshot.ts';
import type { ModelReadings } from '../model/modelReadings.ts';
import type { NluContext } from '../model/ports.ts';
import type { Reading } from '../model/reading.ts';
import { type Decision, decide } from '../readings/decide.ts';
import { readModelAnswer, type SeenMessage } from '../readings/modelAnswer.ts';
import { type OpenQuestion, questionAbout } from '../readings/modelQuestion.ts';
import { propose } from '../readings/propose.ts';
import type { CompiledProject } from './compiledProject.ts';
import { perform, type RunStates } from './consequences.ts';
import { answerAttachments, isOnlyAttachments, noteAttachments } from './policies/attachments.ts';
import { cancelCurrent, handOverToPerson } from './policies/cancel.ts';
import { clarificationAnswer } from './policies/clarification.ts';
import { detectLanguage } from './policies/messageContent.ts';
import { suggestionTapped } from './policies/noMatch.ts';
import { policyReplies } from './policies/policy.ts';
import { recordStep } from './record.ts';
import { expireSlots } from './slots.ts';
import { createTransitionContext, type TransitionContext } from './transitionContext.ts';
import { expectationOf, readingsOf, waitingOf } from './waiting.ts';

/**
 * Handles the customer's message: decides what it means and does what follows from it.
 *
 * @param given - The readings that came with the message; undefined in recordings from before there were any.
 */
export function hearMessage(
  context: TransitionContext,
  message: LastMessage,
  given: readonly Reading[] | undefined,
  runStates: RunStates,
): void {
  startTurn(context, message);
  if (isOnlyAttachments(message)) {
    answerAttachments(context, message);
    return;
  }
  if (clarificationAnswer(context, message) || suggestionTapped(context, message)) return;
  if (tappedReply(context, message)) return;
  const decision = decide(message, given ?? readingsOf(context), context.draft.locale);
  recordDecision(context, decision);
  context.decision = decision;
  noteAttachments(context, message, decision);
  perform(context, message, decision, runStates);
}

/**
 * Every way to understand a message that arrives now, to be passed to the machine with it.
 *
 * @param at - When it arrives, in milliseconds since the epoch.
 */
export function proposeReadings(
  project: CompiledProject,
  snapshot: Readonly<Snapshot>,
  { at, message }: { readonly at: number; readonly message: LastMessage },
): Reading[] {
  const context = createTransitionContext(project, snapshot, { at });
  expireSlots(context);
  startTurn(context, message);
  return [...readingsOf(context)];
}

/** A message about which a language model can be asked. */
export interface ModelConsultation {
  readonly question: OpenQuestion;
  /** Keeps of the model's answer what can hold here. */
  readonly read: (
    answer: { readonly text: string; readonly model: string },
    seen: SeenMessage,
  ) => ModelReadings;
}

/**
 * What a language model would be asked about a message that arrives now; undefined if it is not asked.
 *
 * @param at - When the message arrives, in milliseconds since the epoch.
 */
export function consultModel(
  project: CompiledProject,
  snapshot: Readonly<Snapshot>,
  { at, message }: { readonly at: number; readonly message: LastMessage },
): ModelConsultation | undefined {
  // An answer to a clarification is not read otherwise.
  if (!project.policies.languageModel.enabled || snapshot.clarification !== null) return undefined;
  const context = createTransitionContext(project, snapshot, { at });
  expireSlots(context);
  startTurn(context, message);
  const waiting = waitingOf(context);
  const question = questionAbout(message, waiting, propose(message, waiting));
  return question && { question, read: (answer, seen) => readModelAnswer(answer, message, waiting, seen) };
}

/**
 * What understanding a message may depend on: what the waiting state offers or asks for.
 *
 * @param at - When the message arrives, in milliseconds since the epoch.
 */
export function askedOf(
  project: CompiledProject,
  snapshot: Readonly<Snapshot>,
  at: number,
): Pick<NluContext, 'options' | 'asked' | 'dates' | 'question'> {
  const expectation = expectationOf(createTransitionContext(project, snapshot, { at }));
  if (expectation?.type === 'options')
    return { options: expectation.options.map(({ id, phrases }) => ({ option: id, phrases })) };
  if (expectation?.type !== 'value') return {};
  const { entity, definition, question } = expectation;
  return {
    ...(entity !== undefined && { asked: entity }),
    ...(definition.when !== undefined && { dates: definition.when }),
    ...(question !== undefined && { question }),
  };
}

/** What every message does before it is understood: a new turn begins, in the customer's language. */
function startTurn(context: TransitionContext, message: LastMessage): void {
  const { draft } = context;
  draft.turn += 1;
  draft.unresolved += 1;
  draft.requests = 0;
  draft.wakes = 0;
  draft.silences = 0;
  draft.message = message;
  draft.clarification = null;
  if (message.attachments === undefined) delete draft.attachments;
  detectLanguage(context, message);
}

/** Exit options that policies offer as quick replies. */
function tappedReply(context: TransitionContext, { value }: LastMessage): boolean {
  if (value === policyReplies.person) handOverToPerson(context);
  else if (value === policyReplies.cancel) cancelCurrent(context);
  else return false;
  return true;
}

function recordDecision(context: TransitionContext, { chosen, rejected }: Decision): void {
  if (chosen.length === 0 && rejected.length === 0) return;
  recordStep(context, 'policy', null, {
    code: 'message_read',
    params: { chosen: [...chosen], rejected: [...rejected] },
  });
}
