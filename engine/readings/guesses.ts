// Talk that only the model predicts: where it gives way to what is known.
import { normalisePhrase } from '../kit/phrases.ts';
import { overlap } from '../model/entities/entityMatch.ts';
import type { Reading } from '../model/reading.ts';

/** From this score on, words that are known to say something leave no room for a guess. */
const leavesNoGuess = 0.5;
/** From this score on, an answer may be meant. */
const perhaps = 0.3;

/** Whether only the model of talk speaks for a reading. */
export const isGuess = ({ evidence }: Reading): boolean => evidence.every(({ code }) => code === 'talk');

/** Leaves out talk that was only predicted where a phrase, a value or an option explains the same words. */
export function withoutGuesses(readings: readonly Reading[]): readonly Reading[] {
  const known = readings.filter(
    (one) =>
      !isGuess(one) &&
      one.score >= leavesNoGuess &&
      (one.kind === 'correction' ||
        one.kind === 'fact' ||
        (one.kind === 'answer' && one.evidence.every(({ code }) => code !== 'whole')) ||
        one.evidence.some(({ code }) => code === 'phrase')),
  );
  return readings.filter((one) =>
    isGuess(one)
      ? !known.some((other) => overlap(one, other) && !saysSame(one, other)) &&
        !(isForGood(one) && readings.some((other) => couldBe(other) && overlap(one, other)))
      : !readings.some((other) => isNamedBy(one, other)),
  );
}

/** Whether the words of a control belong to an option that is named: "drop" in "drop off". */
function isNamedBy(one: Reading, other: Reading): boolean {
  if (one.kind !== 'control' || other.kind !== 'answer' || !overlap(one, other)) return false;
  const named = phrasesOf(other);
  return phrasesOf(one).some((phrase) => named.some((longer) => longer.includes(phrase)));
}

function phrasesOf({ evidence }: Reading): readonly string[] {
  return evidence.flatMap((one) => (one.code === 'phrase' ? [normalisePhrase(one.phrase)] : []));
}

/** Whether a reading cannot be undone: a handoff, the end of a flow or of the conversation. */
export function isForGood({ kind, about, guards }: Pick<Reading, 'kind' | 'about' | 'guards'>): boolean {
  return guards === undefined && (kind === 'person' || about === 'cancel' || about === 'farewell');
}

/** Whether something else may be meant: an answer that is not clear enough to be chosen. */
function couldBe(one: Reading): boolean {
  return (
    one.kind === 'answer' &&
    one.score >= perhaps &&
    !isGuess(one) &&
    one.evidence.every(({ code }) => code !== 'whole')
  );
}

function saysSame(one: Reading, other: Reading): boolean {
  return (
    one.kind === other.kind &&
    one.about === other.about &&
    (one.guards ?? []).join() === (other.guards ?? []).join()
  );
}

/** Besides something else, talk must be recognised this surely: 0.85 of the model. */
const sureBeside = 0.76;

/** Leaves out talk that was only predicted and is not sure enough to hold besides something else. */
export function withoutUnsure(chosen: readonly Reading[]): readonly Reading[] {
  return chosen.filter(
    (one) =>
      !isGuess(one) ||
      chosen.every((other) => other === one || isGuess(other)) ||
      (one.score >= sureBeside &&
        (!isForGood(one) || chosen.every((other) => other === one || other.kind === 'act'))),
  );
}
