import { matchPhrase } from '../../kit/matchPhrase.ts';
import { readYesNo } from '../../kit/readYesNo.ts';
import type { LastMessage, Wish } from '../../kit/snapshot.ts';
import { bestIntent } from '../../model/nluResult.ts';
import { flowTitle } from '../flowTitle.ts';
import { runningState } from '../frames.ts';
import { putQuestionAgain } from '../putQuestionAgain.ts';
import type { Run } from '../run.ts';
import { runState } from '../runState.ts';
import { renderPolicyText } from '../sayPolicyText.ts';
import { bringUpFlow } from './bringUpFlow.ts';
import { suggestedFlow } from './flowSuggestion.ts';
import type { MessagePolicy } from './messagePolicy.ts';
import { wayOut } from './wayOut.ts';

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
    if (answer !== neither) return takeUp(run, { name: answer, utterance: asked.utterance });
    putQuestionAgain(run, { code: 'neither_meant', params: {} });
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
  if (value === wayOut.neither) return neither;
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
function takeUp(run: Run, wish: Wish): boolean {
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
