import type { GivenAnswer } from '../kit/expectation.ts';
import type { Reading } from '../model/reading.ts';

/** A reading of the kind `answer` as the waiting state takes it. */
export function answerOf({ about, value, evidence }: Reading): GivenAnswer {
  const recognised = evidence.every(({ code }) => code !== 'whole');
  if (about === undefined) return { about: 'words', value: null, recognised };
  if (about === 'confirmation') return { about, value: value ?? null, recognised };
  return value === undefined
    ? { about: 'option', value: about, recognised }
    : { about: 'value', value, recognised };
}
