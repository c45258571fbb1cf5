// What the assistant answers to social acts, to questions about itself and its questions, and to a request for time or
// another language.

import type { LastMessage } from '../../kit/snapshot.ts';
import { primaryLanguage } from '../../model/documents/locale.ts';
import { bestIntent } from '../../model/ports.ts';
import type { Reading } from '../../model/reading.ts';
import { runningState, topFrame } from '../frames.ts';
import { followOutcome } from '../next.ts';
import { recordStep } from '../record.ts';
import { flowTitle, renderPolicyText, sayInTurn, sayNextWording, sayPolicyText } from '../sayPolicyText.ts';
import { endConversation, type TransitionContext } from '../transitionContext.ts';
import { repeatPrompt } from '../waitingState.ts';
import { digressionModeOf, requestFlow } from './digressions.ts';

const weightiestFirst = [
  'farewell',
  'complaint',
  'insult',
  'thanks',
  'greeting',
  'apology',
  'acknowledgement',
] as const;

/**
 * Answers the weightiest social act: by the project's flow if the message as a whole triggers it and another flow may run
 * here, or built in. A goodbye whose intent the project has, but triggers nothing, is read by a state: it says goodbye in
 * its own way, and may ask something first.
 */
export function answerActs(
  context: TransitionContext,
  message: LastMessage,
  acts: readonly Reading[],
): boolean {
  const act = weightiestFirst.find((one) => acts.some(({ about }) => about === one));
  if (act === undefined) return false;
  const { policies, flowByIntent, understanding } = context.project;
  const intent = bestIntent(message.nlu, policies.intentThreshold);
  const meaning = intent === undefined ? undefined : understanding.meanings.get(intent);
  const flow = intent === undefined ? undefined : flowByIntent.get(intent);
  const isItsFlow = meaning?.kind === 'act' && meaning.about === act;
  if (intent !== undefined && flow !== undefined && isItsFlow && digressionModeOf(context) === 'allow')
    if (requestFlow(context, flow, { name: intent, utterance: message.text })) return true;
  const isRead = act === 'farewell' && intent !== undefined && meaning === undefined;
  if (!isRead || !leaveToState(context)) answerAct(context, act);
  return true;
}

/** Leaves a message to a state of the entry flow that handles messages that do not match. */
function leaveToState(context: TransitionContext): boolean {
  const state = runningState(context);
  if (context.draft.frames.length > 1 || state?.on.has('no_match') !== true) return false;
  followOutcome(context, state, 'input', 'no_match');
  return true;
}

/** Answers a social act in half a sentence, then repeats the question; a goodbye ends the conversation. */
function answerAct(context: TransitionContext, act: string): void {
  if (act === 'farewell') {
    sayGoodbye(context);
    return;
  }
  sayForAct(context, act);
  repeatPrompt(context, { code: 'act_answered', params: { act } });
}

/** What a social act is answered with. By itself before the rest of a message: anger is never passed over. */
export function sayForAct(context: TransitionContext, act: string): void {
  sayNextWording(context, `dialoom.act_${act}`);
}

/** Ends the conversation, and names what is left unfinished. */
function sayGoodbye(context: TransitionContext): void {
  const { message, open } = context.project.policies.farewell;
  recordStep(context, 'policy', null, { code: 'customer_said_goodbye', params: {} });
  const unfinished = unfinishedFlows(context);
  for (const flow of unfinished) sayPolicyText(context, open, { names: { flow } });
  sayPolicyText(context, message);
  endConversation(context, unfinished.length > 0 ? 'unresolved' : 'resolved');
}

/** The customer's names of the flows that are interrupted, running or queued; the entry flow is no task. */
function unfinishedFlows(context: TransitionContext): readonly string[] {
  const { flows, manifest } = context.project;
  const ids = [...context.draft.frames, ...context.draft.queued].map(({ flow }) => flow);
  const titles = ids.flatMap((id) => {
    const flow = flows.get(id);
    return flow === undefined || id === manifest.entryFlow || flow.triggers.length === 0 || !flow.suggest
      ? []
      : [flowTitle(context, flow)];
  });
  return [...new Set(titles)];
}

/** Says what the assistant is, or why it asks, then repeats the question. */
export function answerAboutAssistant(context: TransitionContext, what: string): boolean {
  if (what === 'bot') sayNextWording(context, 'dialoom.about_bot');
  else if (what === 'why') sayWhy(context);
  else return false;
  repeatPrompt(context, { code: 'asked_about_assistant', params: { what } });
  return true;
}

/** Why the running state asks: its own text, then the task that needs the answer, then a way out. */
function sayWhy(context: TransitionContext): void {
  const { flows, manifest } = context.project;
  const frame = topFrame(context);
  const flow = flows.get(frame.flow);
  const node = runningState(context)?.node;
  const own = node?.ok === true ? node.value.why : undefined;
  const isTask = flow !== undefined && flow.id !== manifest.entryFlow;
  const reasons = [
    ...(own === undefined || renderPolicyText(context, own) === '' ? [] : [own]),
    isTask ? '$dialoom.about_why_flow' : '$dialoom.about_why',
    '$dialoom.about_why_again',
  ];
  const names = isTask ? { flow: flowTitle(context, flow) } : undefined;
  sayInTurn(context, `why ${frame.flow}/${frame.state}`, reasons, { names });
}

/** The customer needs a moment: nothing is asked again. */
export function giveTime(context: TransitionContext): void {
  sayNextWording(context, 'dialoom.take_your_time');
  recordStep(context, 'policy', null, { code: 'customer_needs_time', params: {} });
}

/** Acknowledges that something is not wanted, then repeats the question. */
export function acknowledgeRefusal(context: TransitionContext, { kind, about }: Reading): void {
  sayNextWording(context, 'dialoom.not_wanted');
  repeatPrompt(context, { code: 'not_wanted', params: { what: about ?? kind } });
}

/** Switches to a language that the customer asks for, or says which ones there are. */
export function changeLanguage(context: TransitionContext, language: string): void {
  const { draft, project } = context;
  const { locales } = project.manifest;
  const locale = locales.find((one) => primaryLanguage(one) === language);
  if (locale === undefined) {
    const names = new Intl.DisplayNames([draft.locale], { type: 'language' });
    const offered = new Intl.ListFormat(draft.locale).format(locales.map((one) => names.of(one) ?? one));
    sayPolicyText(context, '$dialoom.language_unavailable', { names: { languages: offered } });
    repeatPrompt(context, { code: 'language_unavailable', params: { language } });
    return;
  }
  draft.locale = locale;
  draft.spoken = { locale, changed: true };
  repeatPrompt(context, { code: 'language_changed', params: { locale } });
}
