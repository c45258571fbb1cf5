import { readYesNo } from '../../kit/answerWords.ts';
import { matchPhrase } from '../../kit/phrases.ts';
import type { LastMessage, StatedIntent } from '../../kit/snapshot.ts';
import { bestIntent, type NluResult } from '../../model/ports.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { runningState } from '../frames.ts';
import { recordStep } from '../record.ts';
import type { Run } from '../run.ts';
import { runState } from '../runState.ts';
import { flowTitle, renderPolicyText, sayPolicyText } from '../sayPolicyText.ts';
import { repeatPrompt } from '../waitingState.ts';
import { bringUpFlow, canBegin, digressionModeOf, isRunning } from './digressions.ts';
import { suggestedFlow, suggestion } from './noMatch.ts';
import { type MessagePolicy, policyReplies } from './policy.ts';

interface Candidate {
  readonly intent: string;
  readonly confidence: number;
  readonly flow: CompiledFlow;
}

/**
 * Asks which of two flows is meant when the message could well mean either. Not twice in a row: who answers such a
 * question with something just as unclear has not been understood.
 */
export const clarification: MessagePolicy = {
  name: 'clarification',
  apply: (run, message) => {
    const { policies } = run.project;
    const { margin, prompt, neither } = policies.clarification;
    if (message.nlu.intents.length < 2 || margin === 0) return false;
    if (run.refusal?.hold === true || run.before.clarification !== null) return false;
    const [best, second] = candidates(run, message.nlu);
    if (best === undefined || second === undefined || best.confidence - second.confidence >= margin)
      return false;
    const quickReplies = [best, second].map(({ flow }) => suggestion(run, flow));
    const label = renderPolicyText(run, neither);
    if (label !== '') quickReplies.push({ label, value: policyReplies.neither });
    const asked = [best, second].map(({ flow, confidence }) => ({ flow: flow.id, confidence }));
    recordStep(run, 'policy', null, { code: 'clarification_asked', params: { candidates: asked } });
    sayPolicyText(run, prompt, { quickReplies });
    run.draft.clarification = { intents: [best.intent, second.intent], utterance: message.text };
    return true;
  },
};

/** The best intents that a flow can be begun for here, one for each flow. None where something else is clearly meant. */
function candidates(run: Run, { intents }: NluResult): readonly Candidate[] {
  const { flowByIntent, policies } = run.project;
  const found: Candidate[] = [];
  for (const { intent, confidence } of intents) {
    if (confidence < policies.clarification.minimum || found.length === 2) break;
    const flow = flowByIntent.get(intent);
    if (flow !== undefined && isPossible(run, flow)) {
      if (!found.some((other) => other.flow === flow)) found.push({ intent, confidence, flow });
    } else if (found.length === 0 && confidence >= policies.intentThreshold) break;
  }
  return found;
}

function isPossible(run: Run, flow: CompiledFlow): boolean {
  const mode = digressionModeOf(run);
  return mode === 'allow'
    ? canBegin(run, flow)
    : mode === 'queue' && !isRunning(run, flow) && flow.start !== undefined;
}

/** "The first one" is said in few words; in a longer message the word means something else. */
const mostWords = 5;

const neither = Symbol('neither');

/**
 * Takes the answer to a clarification: the flow that was tapped or named begins for the words that were not clear.
 * Whoever meant neither is asked the question of the waiting state again. Any other message is taken as ever.
 */
export const clarificationAnswer: MessagePolicy = {
  name: 'clarificationAnswer',
  apply: (run, message) => {
    const asked = run.before.clarification;
    if (asked === null) return false;
    const answer = readAnswer(run, asked.intents, message);
    if (answer === undefined) return false;
    if (answer !== neither) return actOnIntent(run, { name: answer, utterance: asked.utterance });
    repeatPrompt(run, { code: 'neither_meant', params: {} });
    return true;
  },
};

function readAnswer(
  run: Run,
  intents: readonly string[],
  message: LastMessage,
): string | typeof neither | undefined {
  const { value, text } = message;
  const { flowByIntent, policies } = run.project;
  const flowOf = (intent: string) => flowByIntent.get(intent);
  if (value === policyReplies.neither) return neither;
  if (value !== undefined) {
    const tapped = suggestedFlow(run, value);
    return tapped === undefined ? undefined : intents.find((intent) => flowOf(intent) === tapped);
  }
  const named = matchPhrase(
    text,
    intents.flatMap((intent) => {
      const flow = flowOf(intent);
      return flow === undefined ? [] : [{ value: intent, phrases: [flowTitle(run, flow)] }];
    }),
  );
  if (named !== undefined) return named;
  const best = bestIntent(message.nlu, policies.intentThreshold);
  if (best !== undefined) return intents.includes(best) ? best : undefined;
  if (readYesNo(text) === false) return neither;
  if (text.trim().split(/\s+/).length > mostWords) return undefined;
  const words = (key: string) => renderPolicyText(run, key).split('|');
  return matchPhrase<string | typeof neither>(text, [
    {
      value: neither,
      phrases: [...words('$dialoom.words_neither'), ...words(policies.clarification.neither)],
    },
    ...intents.slice(0, 1).map((intent) => ({ value: intent, phrases: words('$dialoom.words_first') })),
    ...intents.slice(1, 2).map((intent) => ({ value: intent, phrases: words('$dialoom.words_second') })),
  ]);
}

/** Goes on as if the unclear words had been clear; a waiting state that reads the intent itself goes first. */
function actOnIntent(run: Run, wish: StatedIntent): boolean {
  const { draft, project } = run;
  const answer = draft.message;
  const intents = [{ intent: wish.name, confidence: 1 }];
  const message: LastMessage = { text: wish.utterance, nlu: { intents, entities: [] } };
  draft.message = message;
  const node = runningState(run)?.node;
  if (node?.ok === true && node.value.claims.includes(wish.name)) {
    runState(run, { type: 'input', message });
    if (run.refusal === null) return true;
    run.refusal = null;
  }
  const flow = project.flowByIntent.get(wish.name);
  if (flow !== undefined && bringUpFlow(run, flow, wish)) return true;
  draft.message = answer;
  return false;
}
