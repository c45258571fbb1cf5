import type { Reading } from '../../model/reading.ts';
import { type Heard, placeOf } from '../heard.ts';
import { isQuestion } from '../phrasebook.ts';
import type { Waiting } from '../waiting.ts';
import { optionReadings } from './optionAnswers.ts';
import { isMistaken, refusalsIn } from './refusals.ts';
import { valueReadings } from './valueAnswers.ts';

/** Readings of a message as an answer to the waiting state. */
export function proposeAnswers(heard: Heard, waiting: Waiting): readonly Reading[] {
  const { expectation } = waiting;
  if (expectation === null) return [];
  const refusals = refusalsIn(heard, waiting);
  const isMeant = (one: Reading) => one.kind !== 'answer' || !isMistaken(heard, one, refusals);
  switch (expectation.type) {
    case 'options':
      return optionReadings(heard, waiting, expectation.options, refusals).filter(isMeant);
    case 'value':
      return valueReadings(heard, waiting, expectation).filter(isMeant);
    case 'words':
      return ownWords(heard, expectation.anything ? 0.8 : 0.75);
  }
}

/** Score of a question where a question is expected. */
const asked = 0.97;

/** The message in the customer's own words, and each of its parts: a greeting before it is none of them. */
function ownWords(heard: Heard, score: number): readonly Reading[] {
  return heard.parts.map((part) => ({
    kind: 'answer',
    ...placeOf(heard, part),
    // Where words of one's own are asked for, a question is what was asked for.
    score: isQuestion(heard, part) ? Math.max(score, asked) : score,
    evidence: [{ code: 'whole' }],
  }));
}
