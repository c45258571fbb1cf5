// What a message that was understood leads to, in one order: danger, facts, a person, escalation rules, corrections,
// the answer, controls, flows and questions, social acts.
import type { GivenAnswer } from '../kit/expectation.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import type { Reading } from '../model/reading.ts';
import { answerOf } from '../readings/answerTo.ts';
import type { Decision } from '../readings/decide.ts';
import { runningState } from './frames.ts';
import { followOutcome } from './next.ts';
import { cancelCurrent, handOverToPerson, offerPerson } from './policies/cancel.ts';
import { askToClarify, askWhetherMeant } from './policies/clarification.ts';
import { correct, stepBack } from './policies/correction.ts';
import { isRunning, queueFlow, requestFlow } from './policies/digressions.ts';
import { escalationRules } from './policies/escalationRules.ts';
import { isLastWord } from './policies/lasting.ts';
import {
  acknowledgeRefusal,
  answerAboutAssistant,
  answerActs,
  changeLanguage,
  giveTime,
  sayForAct,
} from './policies/manners.ts';
import { forgetCustomer } from './policies/memory.ts';
import { fillSlots, noteValues, recordIntent } from './policies/messageContent.ts';
import { answerOutOfScope, noMatchLadder } from './policies/noMatch.ts';
import { answerDanger } from './policies/safety.ts';
import { recordHeldValues } from './record.ts';
import { runState } from './runState.ts';
import type { TransitionContext } from './transitionContext.ts';
import { expectationOf } from './waiting.ts';
import { repeatPrompt } from './waitingState.ts';

/** From this score on, what cannot be undone happens without asking. */
const sureEnough = 0.7;

/** Runs states until one waits; given by `transition`, which owns the loop. */
export type RunStates = (context: TransitionContext) => void;

/** Does what follows from what the message means. */
export function perform(
  context: TransitionContext,
  message: LastMessage,
  { chosen }: Decision,
  runStates: RunStates,
): void {
  const danger = chosen.find(({ kind }) => kind === 'danger');
  if (danger !== undefined) {
    answerDanger(context, danger);
    return;
  }
  const wanted = chosen.filter(({ guards }) => guards === undefined);
  const of = (kind: Reading['kind']) => wanted.filter((reading) => reading.kind === kind);
  fillSlots(context, of('fact'));
  noteValues(context, chosen.filter(isOverheard));
  recordHeldValues(context);
  recordIntent(context, message);
  const [person] = of('person');
  if (person !== undefined && person.score >= sureEnough) {
    handOverToPerson(context);
    return;
  }
  if (escalationRules(context, message)) return;
  const answer = wanted.find(({ kind }) => kind === 'answer');
  const [control] = of('control');
  if (control?.about === 'language') changeLanguage(context, String(control.value));
  else if (control?.about === 'forget') forgetCustomer(context);
  else if (correct(context, of('correction'), answer)) recordHeldValues(context);
  else if (control?.about === 'cancel' && !(context.draft.frames.length === 1 && endsWait(context)))
    cancelCurrent(context);
  else if (answer !== undefined && isOnlySimilar(answer) && isLastWord(context, answer.about)) {
    // Nobody is sent away, or to an agent, because their words are similar to an option.
    const others = chosen.filter((one) => one !== answer);
    if (others.some(isRequest) || !askWhetherMeant(context, message, answer))
      doWithoutAnswer(context, message, others, runStates);
  } else if (answer !== undefined) giveAnswer(context, message, answer, wanted, runStates);
  else doWithoutAnswer(context, message, chosen, runStates);
}

/** Whether nothing but a similar meaning speaks for a reading. */
function isOnlySimilar({ evidence }: Reading): boolean {
  return evidence.every(({ code }) => code === 'meaning');
}

/** Whether a reading is a value that was mentioned without saying what it is. */
function isOverheard({ kind, guards }: Reading): boolean {
  return kind === 'fact' && guards?.includes('unconfirmed') === true;
}

/** Passes the answer to the state, then turns to what else the message asks for. */
function giveAnswer(
  context: TransitionContext,
  message: LastMessage,
  answer: Reading,
  wanted: readonly Reading[],
  runStates: RunStates,
): void {
  const others = wanted.filter(isRequest);
  const anger = angerIn(wanted);
  if (anger !== undefined) sayForAct(context, anger);
  const place = context.effects.length;
  runState(context, { type: 'input', message, answer: answerOf(answer) });
  recordHeldValues(context);
  if (context.refusal !== null) {
    handleRefusal(context, message, others, runStates);
    return;
  }
  if (others.length === 0) return;
  runStates(context);
  for (const other of others) beginOther(context, message, other, place);
}

/** Whether a reading asks for a flow, its own or the one for questions. */
function isRequest({ kind }: Reading): boolean {
  return kind === 'flow' || kind === 'question';
}

/**
 * A state that called an action before it refused the answer: the rest of the message is turned to now.
 */
export function handleLateRefusal(
  context: TransitionContext,
  message: LastMessage,
  runStates: RunStates,
): void {
  const chosen = context.decision?.chosen ?? [];
  const others = chosen.filter((one) => one.guards === undefined && isRequest(one));
  handleRefusal(context, message, others, runStates);
}

/** The state did not accept the answer: another request in the message is served, or the customer is told. */
function handleRefusal(
  context: TransitionContext,
  message: LastMessage,
  others: readonly Reading[],
  runStates: RunStates,
): void {
  if (context.refusal?.hold !== true && others.length > 0) {
    doWithoutAnswer(context, message, others, runStates);
    return;
  }
  if (context.refusal?.hold === true || !askToClarify(context, message)) noMatchLadder(context);
}

/**
 * A question besides an answer is answered at once if the conversation waits for the customer; another flow is
 * announced, and begins when this one is done.
 *
 * @param place - Where the announcement goes: before what the answer led to.
 */
function beginOther(context: TransitionContext, message: LastMessage, other: Reading, place: number): void {
  const { draft } = context;
  if (draft.status === 'ended') return;
  const flow = flowOf(context, other);
  if (flow === undefined) return;
  const intent = { name: intentOf(other, flow.triggers), utterance: utteranceOf(message, other) };
  const isQuestion =
    flow.id === context.project.policies.questions.flow ||
    other.evidence.some(({ code }) => code === 'question');
  if (isQuestion && draft.awaiting.type === 'input') {
    const asked = context.effects.findLastIndex(({ type }) => type === 'say');
    hearPart(context, message, other);
    // The question comes back once the other flow is done: it is not asked before.
    if (requestFlow(context, flow, intent) && asked >= place) context.effects.splice(asked, 1);
    return;
  }
  const before = context.effects.length;
  queueFlow(context, flow, intent);
  context.effects.splice(place, 0, ...context.effects.splice(before));
}

/** Lets a flow see only the part of the message that asks for it. */
function hearPart({ draft }: TransitionContext, message: LastMessage, part: Reading): void {
  const text = utteranceOf(message, part);
  if (text === message.text) return;
  const named = part.evidence.find((one) => one.code === 'intent');
  const intents = named === undefined ? [] : [{ intent: named.intent, confidence: named.confidence }];
  const { entities, sentiment, urgency } = message.nlu;
  draft.message = {
    text,
    nlu: {
      intents,
      entities: entities
        .filter(({ start, end }) => start >= part.start && end <= part.end)
        .map((mention) => ({
          ...mention,
          start: mention.start - part.start,
          end: mention.end - part.start,
        })),
      ...(sentiment !== undefined && { sentiment }),
      ...(urgency !== undefined && { urgency }),
    },
  };
}

function flowOf({ project }: TransitionContext, { kind, about }: Reading) {
  const id = kind === 'question' ? project.policies.questions.flow : about;
  return id === undefined ? undefined : project.flows.get(id);
}

function intentOf({ evidence }: Reading, triggers: readonly string[]): string {
  return evidence.find((one) => one.code === 'intent')?.intent ?? triggers[0] ?? '';
}

function utteranceOf({ text }: LastMessage, { start, end }: Reading): string {
  return text.slice(start, end) || text;
}

function doWithoutAnswer(
  context: TransitionContext,
  message: LastMessage,
  chosen: readonly Reading[],
  runStates: RunStates,
): void {
  // What was nearly an answer is as private as one.
  context.refusal ??= { say: [], hold: false };
  recordHeldValues(context);
  const wanted = chosen.filter(({ guards }) => guards === undefined);
  const of = (kind: Reading['kind']) => wanted.filter((reading) => reading.kind === kind);
  const anger = angerIn(wanted);
  const [control] = of('control');
  if (control?.about === 'repeat') {
    repeatPrompt(context, { code: 'question_repeated', params: {} });
    return;
  }
  if (control?.about === 'back' && stepBack(context)) return;
  const flows = [...of('flow'), ...of('question')];
  if (flows.length > 0) {
    if (anger !== undefined) sayForAct(context, anger);
    if (flows.length === 1 && flows.every((one) => isWhole(message, one)) && askToClarify(context, message))
      return;
    if (beginFlows(context, message, flows)) return;
    const again = flows
      .map((one) => flowOf(context, one))
      .find((one) => one !== undefined && isRunning(context, one));
    if (again !== undefined) {
      repeatPrompt(context, { code: 'flow_running', params: { flow: again.id } });
      return;
    }
  }
  if (endsWait(context)) {
    notUnderstood(context, message, runStates);
    return;
  }
  const [scope] = of('scope');
  if (scope?.about !== undefined && answerOutOfScope(context, scope.about)) return;
  const [meta] = of('meta');
  if (meta?.about !== undefined && answerAboutAssistant(context, meta.about)) return;
  const refused = chosen.find(
    ({ guards, kind, about }) =>
      guards?.includes('negated') === true &&
      (kind === 'person' || kind === 'flow' || kind === 'control' || about === 'farewell'),
  );
  if (refused !== undefined) {
    acknowledgeRefusal(context, refused);
    return;
  }
  const hypothetical = chosen.find(({ guards }) => guards?.includes('hypothetical') === true);
  if (hypothetical !== undefined && beginFlows(context, message, [{ ...hypothetical, kind: 'question' }]))
    return;
  const unconfirmed = chosen.find(({ guards }) => guards?.length === 1 && guards.includes('unconfirmed'));
  if (unconfirmed !== undefined && askWhetherMeant(context, message, unconfirmed)) return;
  if (control?.about === 'wait') {
    giveTime(context);
    return;
  }
  const [person] = of('person');
  if (person !== undefined) {
    offerPerson(context, message);
    return;
  }
  if (!areAll(message, of('fact')) && askToClarify(context, message)) return;
  if (noteFacts(context, [...of('fact'), ...chosen.filter(isOverheard)])) return;
  if (answerActs(context, message, of('act'))) return;
  notUnderstood(context, message, runStates);
}

/** Whether a flow is the best intent of the message as a whole, to which another one can be close. */
function isWhole({ nlu }: LastMessage, { evidence, start, end }: Reading): boolean {
  const best = nlu.intents[0]?.intent;
  return (
    evidence.some((one) => one.code === 'intent' && one.intent === best) &&
    !(nlu.parts ?? []).some((part) => part.start === start && part.end === end)
  );
}

function angerIn(wanted: readonly Reading[]): string | undefined {
  return wanted.find(({ kind, about }) => kind === 'act' && (about === 'complaint' || about === 'insult'))
    ?.about;
}

/** A second request must be clear, and a third one is more likely a misunderstanding. */
const clearSecond = 0.7;
const mostQueued = 1;

/** Begins the first flow, and queues the second. */
function beginFlows(context: TransitionContext, message: LastMessage, wanted: readonly Reading[]): boolean {
  let begun = false;
  let queued = 0;
  const asked = wanted.flatMap((reading) => {
    const flow = flowOf(context, reading);
    return flow === undefined ? [] : [{ flow, reading }];
  });
  for (const { flow, reading } of asked) {
    const intent = { name: intentOf(reading, flow.triggers), utterance: utteranceOf(message, reading) };
    if (!begun) begun = requestFlow(context, flow, intent);
    else if (reading.score >= clearSecond && queued < mostQueued) {
      queueFlow(context, flow, intent);
      queued += 1;
    }
  }
  return begun;
}

/** The share of a message that facts must make up to be all that it says. */
const nearlyAll = 0.7;

/** Whether the facts are nearly all that the message says. */
function areAll({ text }: LastMessage, facts: readonly Reading[]): boolean {
  const said = facts.reduce((sum, { start, end }) => sum + end - start, 0);
  return facts.length > 0 && said >= text.trim().length * nearlyAll;
}

/**
 * A message that only brings facts: they are kept, and the question is asked again. Where the state handles messages
 * that do not match, values that it may be looking for are left to it.
 */
function noteFacts(context: TransitionContext, facts: readonly Reading[]): boolean {
  if (facts.length === 0) return false;
  const state = runningState(context);
  if (facts.every(({ score }) => score < 0.5) && state?.on.has('no_match') === true) {
    followOutcome(context, state, 'input', 'no_match');
    return true;
  }
  repeatPrompt(context, { code: 'other_question_answered', params: {} });
  return true;
}

/** Whether the state waits for a time and any message ends that. */
function endsWait(context: TransitionContext): boolean {
  return context.draft.awaiting.type === 'timer' && takesAnything(context);
}

function takesAnything(context: TransitionContext): boolean {
  const expectation = expectationOf(context);
  return expectation?.type === 'words' && expectation.anything;
}

/** Nothing explains the message: the state gets a word in, then it counts as not understood. */
function notUnderstood(context: TransitionContext, message: LastMessage, runStates: RunStates): void {
  // A state that takes any words gets them; one that expects nothing may have a remark.
  const waitsForTime = context.draft.awaiting.type === 'timer' && runningState(context)?.node.ok === true;
  if (waitsForTime || takesAnything(context)) {
    context.refusal = null;
    const answer: GivenAnswer = { about: 'words', value: null, recognised: false };
    runState(context, { type: 'input', message, answer });
    if (context.refusal === null) {
      runStates(context);
      return;
    }
  }
  context.refusal ??= { say: [], hold: false };
  if (!askToClarify(context, message)) noMatchLadder(context);
}
