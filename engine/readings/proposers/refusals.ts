// Requests that a message refuses: the "no" in front of one is no answer to the question.
import { asYesNo, readYesNo } from '../../kit/answerWords.ts';
import { normalisePhrase } from '../../kit/phrases.ts';
import { overlap } from '../../model/entities/entityMatch.ts';
import { stopWords } from '../../model/languageParts.ts';
import type { Reading } from '../../model/reading.ts';
import { guardsOf, mayBeNegated } from '../guards.ts';
import { type Heard, type HeardSpan, partAround, placeOf, spanOf, spanText, weightOf } from '../heard.ts';
import { isFiller } from '../phrasebook.ts';
import type { Waiting } from '../waiting.ts';
import { predictedIntents } from './intents.ts';
import { proposeLearntTalk } from './learntTalk.ts';
import { actsIn } from './talk.ts';
import { negator } from './wordMatch.ts';

/** A request that is refused, and whether it can be about nothing that waits here. */
export interface RefusedRequest extends HeardSpan {
  readonly isOfElse: boolean;
}

/**
 * The requests that a message refuses: a person, another flow, cancelling, a farewell. One that repeats the question
 * ("Do you want to talk to a person?" "No, I don't want to talk to a person") answers it, and is left out.
 */
export function refusalsIn(heard: Heard, waiting: Waiting): readonly RefusedRequest[] {
  if (!mayRefuse(heard)) return [];
  const said = [...actsIn(heard), ...proposeLearntTalk(heard, waiting)].filter(
    ({ kind, about, guards }) =>
      guards?.includes('negated') === true &&
      (kind === 'person' || about === 'cancel' || about === 'farewell'),
  );
  const predicted = predictedIntents(heard, waiting).flatMap(
    ({ span, intent }): readonly RefusedRequest[] => {
      const meaning = waiting.meaningOf(intent);
      const isRequest = meaning.kind === 'person' || meaning.kind === 'flow' || meaning.kind === 'control';
      if (!isRequest || !guardsOf(heard, span).includes('negated')) return [];
      return [{ ...span, isOfElse: meaning.kind !== 'flow' || !waiting.running.includes(meaning.flow) }];
    },
  );
  const all = [
    ...said.map((one) => ({ ...partAround(heard, spanOf(heard.places, one)), isOfElse: true })),
    ...predicted,
  ];
  // The message as a whole refuses what one of its clauses does.
  return all.filter(
    (one) =>
      !all.some(({ from, to }) => from >= one.from && to <= one.to && to - from < one.to - one.from) &&
      !repeatsQuestion(heard, waiting, one),
  );
}

/** Whether a message has any word that can refuse a request. */
function mayRefuse(heard: Heard): boolean {
  return (
    mayBeNegated(heard) ||
    heard.words.some((word) => negator?.test(word) === true) ||
    heard.message.nlu.talk?.some(({ says }) => says === 'not_person') === true
  );
}

/** Whether a question that yes or no answers contains the words of a span. */
function repeatsQuestion(heard: Heard, { expectation, prompt }: Waiting, span: HeardSpan): boolean {
  if (expectation?.type === 'options' && expectation.options.length > 2) return false;
  const asked = normalisePhrase(prompt)
    .split(' ')
    .filter((word) => isWeighty(word));
  return heard.words.slice(span.from, span.to).some((word) => isWeighty(word) && asked.some(isForm(word)));
}

/** Words of fewer letters are hardly the same word in another form. */
const stem = 5;

function isWeighty(word: string): boolean {
  return word.length >= stem - 1 && !stopWords.has(word);
}

const isForm = (one: string) => (other: string) =>
  one === other ||
  (one.length >= stem && other.length >= stem && one.slice(0, stem) === other.slice(0, stem));

/** Whether the words of a span are a bare no, right before a refusal that explains it. "No thanks" is more than that. */
export function isExplained(heard: Heard, span: HeardSpan, refusals: readonly RefusedRequest[]): boolean {
  return isBareNo(heard, spanText(heard, span)) && explanationOf(heard, span, refusals) !== undefined;
}

function explanationOf(
  heard: Heard,
  { to: end }: HeardSpan,
  refusals: readonly RefusedRequest[],
): RefusedRequest | undefined {
  return refusals.find(
    ({ from, to }) => to > end && (from <= end || weightOf(heard, { from: end, to: from }) < 1),
  );
}

function isBareNo(heard: Heard, text: string): boolean {
  const words = text.split(' ');
  return (
    words.some((word) => asYesNo(word) === false) &&
    words.every((word) => asYesNo(word) === false || isFiller(heard, word))
  );
}

/**
 * Whether an answer only seems to be one because of a refusal: its "no" explains nothing but the request that is
 * refused, or the refusal resembles it in meaning, which is blind to negation.
 */
export function isMistaken(heard: Heard, answer: Reading, refusals: readonly RefusedRequest[]): boolean {
  if (refusals.length === 0) return false;
  const span = spanOf(heard.places, answer);
  const refused = refusals.filter((one) => overlap(answer, placeOf(heard, one)));
  return answer.evidence.some((one) => {
    switch (one.code) {
      case 'phrase': {
        const words = normalisePhrase(one.phrase).split(' ');
        const explanation = explanationOf(heard, span, refusals);
        const isNo = isBareNo(heard, words.join(' ')) || words.length > (explanation?.from ?? words.length);
        return (
          (isNo && isExplained(heard, span, refusals)) ||
          (refused.length > 0 && readYesNo(one.phrase) === false)
        );
      }
      case 'meaning':
      case 'intent':
        return refused.some(({ isOfElse }) => isOfElse);
      default:
        return false;
    }
  });
}
