import { readYesNo } from '../../kit/answerWords.ts';
import type { QuickReply } from '../../kit/effect.ts';
import type { ExpectedOption } from '../../kit/expectation.ts';
import { matchPhrase } from '../../kit/phrases.ts';
import type { LastMessage, StatedIntent } from '../../kit/snapshot.ts';
import { bestIntent, type NluResult } from '../../model/ports.ts';
import type { Reading } from '../../model/reading.ts';
import { answerTo } from '../../readings/answerTo.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { recordStep } from '../record.ts';
import { runState } from '../runState.ts';
import { flowTitle, renderPolicyText, sayPolicyText } from '../sayPolicyText.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { expectationOf, readingsOf } from '../waiting.ts';
import { repeatPrompt } from '../waitingState.ts';
import { handOverToPerson } from './cancel.ts';
import { canBegin, digressionModeOf, isRunning, requestFlow } from './digressions.ts';
import { suggestedFlow, suggestion } from './noMatch.ts';
import { policyReplies } from './policy.ts';

interface Candidate {
  readonly intent: string;
  readonly confidence: number;
  readonly flow: CompiledFlow;
}

/**
 * Asks which of two flows is meant when the message could mean either. Not twice in a row: an equally unclear answer
 * counts as not understood.
 */
export function askToClarify(context: TransitionContext, message: LastMessage): boolean {
  const { policies } = context.project;
  const { margin, prompt, neither } = policies.clarification;
  if (message.nlu.intents.length < 2 || margin === 0) return false;
  if (context.refusal?.hold === true || context.before.clarification !== null) return false;
  const [best, second] = candidates(context, message.nlu);
  if (best === undefined || second === undefined || best.confidence - second.confidence >= margin)
    return false;
  const quickReplies = [best, second].map(({ flow }) => suggestion(context, flow));
  const label = renderPolicyText(context, neither);
  if (label !== '') quickReplies.push({ label, value: policyReplies.neither });
  const asked = [best, second].map(({ flow, confidence }) => ({ flow: flow.id, confidence }));
  recordStep(context, 'policy', null, { code: 'clarification_asked', params: { candidates: asked } });
  sayPolicyText(context, prompt, { quickReplies });
  context.draft.clarification = { intents: [best.intent, second.intent], utterance: message.text };
  return true;
}

/**
 * Asks whether something is meant that only a language model proposes, or that is only similar: the option or the flow
 * is a quick reply. Not twice in a row.
 */
export function askWhetherMeant(context: TransitionContext, message: LastMessage, reading: Reading): boolean {
  const { policies, flows } = context.project;
  const { prompt, neither } = policies.clarification;
  if (context.refusal?.hold === true || context.before.clarification !== null) return false;
  const flow = reading.kind === 'flow' ? flows.get(reading.about ?? '') : undefined;
  if (flow !== undefined && !isPossible(context, flow)) return false;
  const reply = flow === undefined ? replyFor(context, reading) : suggestion(context, flow);
  if (reply === undefined) return false;
  const label = renderPolicyText(context, neither);
  const quickReplies = label === '' ? [reply] : [reply, { label, value: policyReplies.neither }];
  recordStep(context, 'policy', null, { code: 'confirmation_asked', params: { reading } });
  sayPolicyText(context, prompt, { quickReplies });
  const intents = flow?.triggers.slice(0, 1) ?? [];
  context.draft.clarification = { intents: [...intents], utterance: message.text };
  return true;
}

/** The quick reply of the waiting state that stands for an answer. */
function replyFor(context: TransitionContext, { kind, about, value }: Reading): QuickReply | undefined {
  if (kind !== 'answer') return undefined;
  const expectation = expectationOf(context);
  if (expectation?.type === 'options') {
    const option = expectation.options.find(({ id }) => id === about);
    return option && { label: option.phrases[0] ?? option.id, value: option.id };
  }
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  if (typeof value === 'boolean')
    return {
      label: renderPolicyText(context, value ? '$dialoom.yes' : '$dialoom.no'),
      value: value ? 'yes' : 'no',
    };
  return { label: String(value).replaceAll('_', ' '), value: String(value) };
}

/** The best intents whose flows can begin here, one for each flow. Empty if another intent is clearly meant. */
function candidates(context: TransitionContext, { intents }: NluResult): readonly Candidate[] {
  const { flowByIntent, policies } = context.project;
  const found: Candidate[] = [];
  for (const { intent, confidence } of intents) {
    if (confidence < policies.clarification.minimum || found.length === 2) break;
    const flow = flowByIntent.get(intent);
    if (flow !== undefined && isPossible(context, flow)) {
      if (!found.some((other) => other.flow === flow)) found.push({ intent, confidence, flow });
    } else if (found.length === 0 && confidence >= policies.intentThreshold) break;
  }
  return found;
}

function isPossible(context: TransitionContext, flow: CompiledFlow): boolean {
  const mode = digressionModeOf(context);
  return mode === 'allow'
    ? canBegin(context, flow)
    : mode === 'queue' && !isRunning(context, flow) && flow.start !== undefined;
}

const neitherMeant = Symbol('neither');

/**
 * Handles the answer to a clarification: the flow that was tapped or named begins with the words that were unclear.
 * "Neither" repeats the prompt of the waiting state. Any other message is handled as usual.
 */
export function clarificationAnswer(context: TransitionContext, message: LastMessage): boolean {
  const asked = context.before.clarification;
  if (asked === null) return false;
  const { personIntent } = context.project.policies.escalation;
  if (asked.intents.includes(personIntent)) return personAnswer(context, message);
  const answer = readAnswer(context, asked.intents, message);
  if (answer === undefined) return false;
  if (answer !== neitherMeant) return actOnIntent(context, { name: answer, utterance: asked.utterance });
  repeatPrompt(context, { code: 'neither_meant', params: {} });
  return true;
}

/** The answer to the offer of a person. */
function personAnswer(context: TransitionContext, { value, text }: LastMessage): boolean {
  const answer =
    value === policyReplies.person ? true : value === policyReplies.neither ? false : readYesNo(text);
  if (answer === true) handOverToPerson(context);
  else if (answer === false) repeatPrompt(context, { code: 'neither_meant', params: {} });
  else return false;
  return true;
}

function readAnswer(
  context: TransitionContext,
  intents: readonly string[],
  message: LastMessage,
): string | typeof neitherMeant | undefined {
  const { value, text } = message;
  const { flowByIntent, policies } = context.project;
  const flowOf = (intent: string) => flowByIntent.get(intent);
  if (value === policyReplies.neither) return neitherMeant;
  if (value !== undefined) {
    const tapped = suggestedFlow(context, value);
    return tapped === undefined ? undefined : intents.find((intent) => flowOf(intent) === tapped);
  }
  const flows = intents.flatMap((intent) => {
    const flow = flowOf(intent);
    return flow === undefined ? [] : [{ id: intent, phrases: [flowTitle(context, flow)] }];
  });
  const named = matchPhrase(
    text,
    flows.map(({ id, phrases }) => ({ value: id, phrases })),
  );
  const chosen = named ?? chosenOf(message, flows);
  if (chosen !== undefined) return chosen;
  const best = bestIntent(message.nlu, policies.intentThreshold);
  if (best !== undefined) return intents.includes(best) ? best : undefined;
  const yes = readYesNo(text);
  if (yes === true && intents.length === 1) return intents[0];
  const neither = renderPolicyText(context, policies.clarification.neither).split('|');
  const isNeither = chosenOf(message, [{ id: policyReplies.neither, phrases: [...neither, 'neither'] }]);
  return yes === false || isNeither !== undefined ? neitherMeant : undefined;
}

/** The option that a message names, by its title or its place: "the first one". What the waiting state offers does not count. */
function chosenOf({ text, nlu }: LastMessage, options: readonly ExpectedOption[]): string | undefined {
  const alone: LastMessage = { text, nlu: { ...nlu, intents: [], parts: [], options: [] } };
  const given = answerTo(alone, { type: 'options', options });
  return given?.about === 'option' ? String(given.value) : undefined;
}

/** Continues as if the unclear message had been clear; a waiting state that handles the intent itself comes first. */
function actOnIntent(context: TransitionContext, intent: StatedIntent): boolean {
  const { draft, project } = context;
  const answer = draft.message;
  const intents = [{ intent: intent.name, confidence: 1 }];
  const message: LastMessage = { text: intent.utterance, nlu: { intents, entities: [] } };
  draft.message = message;
  const claimed = readingsOf(context).find(
    ({ kind, evidence }) =>
      kind === 'answer' && evidence.some((one) => one.code === 'intent' && one.intent === intent.name),
  );
  if (claimed?.about !== undefined) {
    runState(context, {
      type: 'input',
      message,
      answer: { about: 'option', value: claimed.about, recognised: true },
    });
    if (context.refusal === null) return true;
    context.refusal = null;
  }
  const flow = project.flowByIntent.get(intent.name);
  if (flow !== undefined && requestFlow(context, flow, intent)) return true;
  draft.message = answer;
  return false;
}
