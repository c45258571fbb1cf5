import type { LastMessage } from '../kit/snapshot.ts';
import type { Reading } from '../model/reading.ts';
import { mayCancel } from './guards.ts';
import { type Heard, hear, spanOf } from './heard.ts';
import { proposeByModel } from './modelChecks.ts';
import { proposeAnswers } from './proposers/answers.ts';
import { proposeCorrections } from './proposers/corrections.ts';
import { proposeFacts } from './proposers/facts.ts';
import { proposeIntents } from './proposers/intents.ts';
import { proposeLearntTalk } from './proposers/learntTalk.ts';
import { actsIn, proposeDanger, proposeQuestion, proposeTalk } from './proposers/talk.ts';
import type { Waiting } from './waiting.ts';

/** Everything that proposes readings. The order does not matter: `decide` weighs them. */
const proposers = [
  proposeDanger,
  proposeCorrections,
  proposeFacts,
  proposeAnswers,
  proposeIntents,
  proposeTalk,
  proposeLearntTalk,
  proposeQuestion,
  proposeByModel,
] as const;

/** Whether cancelling words of a reading mean something else: "drop it off". */
function isMisnamed(heard: Heard, { kind, about, start, end }: Reading): boolean {
  return kind === 'control' && about === 'cancel' && !mayCancel(heard, spanOf(heard.places, { start, end }));
}

/** Examples of an intent that are looked at. */
const mostExamples = 30;

/** The social act that most examples of an intent are; undefined if they say something else. */
export function actOfUtterances(utterances: readonly string[]): string | undefined {
  const examples = utterances.slice(0, mostExamples);
  const counts = new Map<string, number>();
  for (const text of examples) {
    const heard = hear({ text, nlu: { intents: [], entities: [] } }, 'en');
    const act = actsIn(heard).find(({ score, end, start }) => score > 0.9 && end - start >= text.length - 2);
    if (act?.about !== undefined) counts.set(act.about, (counts.get(act.about) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best !== undefined && best[1] * 3 > examples.length ? best[0] : undefined;
}

/**
 * Proposes every way to understand a message in a conversation that waits. Pure: what needs a model (intents, entities,
 * similarities) comes with the message.
 */
export function propose(message: LastMessage, waiting: Waiting): readonly Reading[] {
  const heard = hear(message, waiting.locale);
  return proposers.flatMap((proposer) => proposer(heard, waiting)).filter((one) => !isMisnamed(heard, one));
}
