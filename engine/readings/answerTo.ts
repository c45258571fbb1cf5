import type { Expectation, GivenAnswer } from '../kit/expectation.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import type { Reading } from '../model/reading.ts';
import { decide } from './decide.ts';
import { propose } from './propose.ts';
import type { Waiting } from './waiting.ts';

/** A conversation about which nothing is known but what its state expects. */
function justWaiting(expectation: Expectation): Waiting {
  const intents =
    expectation.type === 'options' ? expectation.options.flatMap(({ intent }) => intent ?? []) : [];
  return {
    expectation,
    prompt: '',
    claims: intents,
    asked: expectation.type === 'value' ? expectation.slot : undefined,
    slots: [],
    running: [],
    meaningOf: () => ({ kind: 'none' }),
    threshold: 0.5,
    corrections: true,
    safety: false,
    locale: 'en',
  };
}

/** The answer that a message gives to an expectation, taken by itself: for examples of node kinds. */
export function answerTo(message: LastMessage, expectation: Expectation): GivenAnswer | undefined {
  const waiting = justWaiting(expectation);
  const { chosen } = decide(message, propose(message, waiting), waiting.locale);
  const answer = chosen.find(({ kind }) => kind === 'answer');
  return answer && answerOf(answer);
}

/** A reading of the kind `answer` as the waiting state takes it. */
export function answerOf({ about, value, evidence }: Reading): GivenAnswer {
  const recognised = evidence.every(({ code }) => code !== 'whole');
  if (about === undefined) return { about: 'words', value: null, recognised };
  if (about === 'confirmation') return { about, value: value ?? null, recognised };
  return value === undefined
    ? { about: 'option', value: about, recognised }
    : { about: 'value', value, recognised };
}
