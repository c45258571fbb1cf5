import { afterCorrection, asYesNo, hasCorrectionMarker, readYesNo } from '../../kit/answerWords.ts';
import type { ExpectedOption, ExpectedValue } from '../../kit/expectation.ts';
import { normaliseKnownPhrase, normalisePhrase } from '../../kit/phrases.ts';
import { overlap } from '../../model/entities/entityMatch.ts';
import type { NluResult } from '../../model/ports.ts';
import type { Reading, ReadingEvidence } from '../../model/reading.ts';
import { guardsOf } from '../guards.ts';
import { type Heard, type HeardSpan, placeOf, spanText, weightOf } from '../heard.ts';
import { findPhrase, isAllOf, phrasePattern } from '../phrasebook.ts';
import type { Waiting } from '../waiting.ts';
import { scoreOf, yesNoScore } from './answerScore.ts';
import { guardedShare, isLimiter, predictedIntents, wholeShare } from './intents.ts';
import { isExplained, type RefusedRequest } from './refusals.ts';
import { actsIn } from './talk.ts';
import { findSpelling, findWords, hasNegation } from './wordMatch.ts';

const ordinals = Array.from({ length: 6 }, (_, index) =>
  phrasePattern((words) => {
    const entry = words.ordinals[index];
    return entry === undefined ? [] : [entry];
  }),
);
const last = phrasePattern((words) => words.last);
/** "Both" and "neither". */
const quantities = [phrasePattern((words) => words.both), phrasePattern((words) => words.neither)].map(
  (pattern) => ({ pattern, exactly: pattern && new RegExp(`^(?:${pattern.source})$`, 'u') }),
);
const either = phrasePattern((words) => words.either);

interface Named {
  readonly option: ExpectedOption;
  readonly span: HeardSpan;
  readonly evidence: ReadingEvidence;
  readonly weight: number;
}

/** Readings of a message as one of the options. */
export function optionReadings(
  heard: Heard,
  waiting: Waiting,
  options: readonly ExpectedOption[],
  refusals: readonly RefusedRequest[],
): readonly Reading[] {
  const { message } = heard;
  const given = (message.value ?? message.text).trim().toLowerCase();
  const byId = options.find(({ id }) => id === given);
  const reading = (
    option: ExpectedOption,
    span: HeardSpan,
    score: number,
    evidence: ReadingEvidence,
  ): Reading => {
    const { start, end } = placeOf(heard, span);
    return { kind: 'answer', about: option.id, start, end, score, evidence: [evidence] };
  };
  const whole = { from: 0, to: heard.words.length };
  if (byId !== undefined) return [reading(byId, whole, 1, { code: 'tapped' })];
  const readings: Reading[] = [];
  for (const { option, span, evidence, weight } of longestOnly(namedOptions(heard, options))) {
    const { score, span: explained } = scoreOf(heard, span);
    const isGuarded =
      evidence.code === 'phrase' && !hasNegation(evidence.phrase) && guardsOf(heard, span).length > 0;
    readings.push(reading(option, explained, score * weight * (isGuarded ? 0.4 : 1), evidence));
  }
  const predicted = predictedIntents(heard, waiting);
  for (const { intent, span, confidence } of predicted) {
    const option = options.find((one) => one.intent === intent);
    if (option === undefined) continue;
    const guards = guardsOf(heard, span);
    const score = confidence * wholeShare(heard, predicted, span, intent);
    const meant = reading(option, span, score, { code: 'intent', intent, confidence });
    const meaning = waiting.meaningOf(intent);
    if (meaning.kind !== 'flow') {
      if (!isImagined(heard, span)) readings.push(meant);
      continue;
    }
    const flow: Reading = { ...meant, kind: 'flow', about: meaning.flow };
    // A second option of a menu is a flow that comes next.
    if (guards.length === 0)
      readings.push(
        meant,
        ...(waiting.running.includes(meaning.flow) ? [] : [{ ...flow, score: score * besideOption }]),
      );
    else
      readings.push({
        ...flow,
        score: score * guardedShare(heard, predicted, span, guards),
        guards: [...guards],
      });
  }
  const lead = leadingAnswer(heard, options, refusals);
  if (lead !== undefined) {
    // "No, I bought it recently": what follows explains the no.
    const { option, span, score, evidence } = lead;
    return [
      reading(option, span, score, evidence),
      ...readings.map((one) => (one.about === option.id ? one : { ...one, score: one.score * afterLead })),
    ];
  }
  for (const { option, span, evidence, weight } of abbreviated(heard, options, readings))
    readings.push(reading(option, span, weight, evidence));
  for (const part of heard.parts) {
    const placed = placedOption(heard, part, options);
    if (placed !== undefined)
      readings.push(
        reading(placed.option, part, placed.score, { code: 'position', position: placed.position }),
      );
    const agreed = agreedOption(heard, part, options);
    if (agreed !== undefined)
      readings.push(reading(agreed.option, agreed.span, agreed.score, agreed.evidence));
  }
  return [
    ...readings,
    ...similarOptions(message.nlu, options).map(({ option, score, evidence }) =>
      reading(option, whole, score, evidence),
    ),
  ];
}

/** "If I say goodbye, how long …?": the words that an intent may stand for are said, but only imagined. */
function isImagined(heard: Heard, span: HeardSpan): boolean {
  const place = placeOf(heard, span);
  return actsIn(heard).some((one) => one.guards?.includes('hypothetical') === true && overlap(one, place));
}

/** The flow of an option counts a little less than the option. */
const besideOption = 0.97;
/** How much another option counts after a clear yes or no. */
const afterLead = 0.4;
const hesitations = phrasePattern((words) => words.controls.wait);

/** A yes or no that is a clause of its own and comes first, unless the customer then hesitates: "no, wait, …". */
function leadingAnswer(
  heard: Heard,
  options: readonly ExpectedOption[],
  refusals: readonly RefusedRequest[],
): ReturnType<typeof agreedOption> {
  const lead = heard.parts.slice(1).find(({ from, to }) => from === 0 && to <= mostLeadWords);
  if (lead === undefined || findPhrase(heard, { from: 0, to: lead.to + 2 }, hesitations) !== undefined)
    return undefined;
  if (lead.to > 1 && weightOf(heard, lead) >= 1) return undefined;
  if (isExplained(heard, lead, refusals)) return undefined;
  const agreed = options.length > 2 ? undefined : agreedOption(heard, lead, options);
  return agreed !== undefined && agreed.score > 0.95 ? agreed : undefined;
}

/** "No, definitely not, …": a longer clause says more than yes or no. */
const mostLeadWords = 2;

/** From this probability on, an option that is similar in meaning is the answer. */
const meantFrom = 0.7;
/** From this confidence on, a second intent makes a message ambiguous if the first is not better by so much. */
const leastSecond = 0.25;
const closeIntents = 0.25;
/** Score of an option that is not clearly the most similar one: too little to be chosen. */
const unclear = 0.4;

/** The options that are similar in meaning; at most the first can be the answer. */
function similarOptions(
  { options: compared = [], intents: [first, second] }: NluResult,
  options: readonly ExpectedOption[],
): readonly {
  readonly option: ExpectedOption;
  readonly score: number;
  readonly evidence: ReadingEvidence;
}[] {
  // Words that show two intents about as well are asked about.
  const isAmbiguous =
    first !== undefined &&
    second !== undefined &&
    second.confidence >= leastSecond &&
    first.confidence - second.confidence < closeIntents;
  return compared.flatMap(({ option: id, phrase, similarity, confidence = 0 }) => {
    const option = options.find((one) => one.id === id);
    if (option === undefined) return [];
    const score = confidence >= meantFrom && !isAmbiguous ? confidence : Math.min(confidence, unclear);
    return [{ option, score, evidence: { code: 'meaning', phrase, similarity } }];
  });
}

/** Every option that the message names, after correcting words if there are any. */
function namedOptions(heard: Heard, options: readonly ExpectedOption[]): readonly Named[] {
  const found: Named[] = [];
  const corrected = hasCorrectionMarker(heard.message.text) ? afterCorrection(heard.message.text) : undefined;
  const from = corrected === undefined ? 0 : heard.message.text.length - corrected.length;
  for (const option of options) {
    for (const phrase of [...option.phrases, option.id.replaceAll('_', ' ')]) {
      const normal = normaliseKnownPhrase(phrase);
      if (normal === '') continue;
      const span = findWords(heard, normal);
      if (span !== undefined) {
        const isEarlier = corrected !== undefined && (heard.places[span.from]?.start ?? 0) < from;
        found.push({ option, span, evidence: { code: 'phrase', phrase }, weight: isEarlier ? 0.6 : 1 });
        continue;
      }
      const spelt = findSpelling(heard, normal);
      if (spelt !== undefined)
        found.push({
          option,
          span: spelt.span,
          evidence: { code: 'spelling', word: spelt.word, phrase },
          weight: 0.93,
        });
    }
  }
  return found;
}

/** Leaves out what is part of a longer phrase: "small" in "too small". */
function longestOnly(named: readonly Named[]): readonly Named[] {
  return named.filter(
    (one) =>
      !named.some(
        (other) =>
          other !== one &&
          other.span.from <= one.span.from &&
          other.span.to >= one.span.to &&
          (other.span.to - other.span.from > one.span.to - one.span.from ||
            (other.option === one.option && named.indexOf(other) < named.indexOf(one))),
      ),
  );
}

/** How sure a word of a label is the option. */
const abbreviatedScore = 0.8;

/** "Account" for "Account and sign-in": all words of a part belong to the label of this option and of no other. */
function abbreviated(
  heard: Heard,
  options: readonly ExpectedOption[],
  known: readonly Reading[],
): readonly Named[] {
  if (known.length > 0) return [];
  return heard.parts.flatMap((part): readonly Named[] => {
    const said = meaningfulWords(heard, part);
    if (said.length === 0 || said.length > mostAbbreviated) return [];
    const found = options.flatMap((option) => {
      const [label = ''] = option.phrases;
      const words = normalisePhrase(label).split(' ');
      const isLabel = words.length <= mostLabelWords && said.every((word) => words.includes(word));
      return isLabel ? [{ option, phrase: label }] : [];
    });
    const [only] = found;
    if (only === undefined || found.length > 1) return [];
    return [
      {
        option: only.option,
        span: part,
        evidence: { code: 'phrase', phrase: only.phrase },
        weight: abbreviatedScore,
      },
    ];
  });
}

/** The most words that stand for a longer label, and the most words of the label. */
const mostAbbreviated = 2;
const mostLabelWords = 4;

/** The meaningful words of a part that is nothing but these and fillers; none if it is negated. */
function meaningfulWords(heard: Heard, part: HeardSpan): readonly string[] {
  const { words, content } = heard;
  if (part.to - part.from > mostAbbreviated + 2 || hasNegation(spanText(heard, part))) return [];
  return words.slice(part.from, part.to).filter((_, index) => content[part.from + index] === true);
}

/** "the second one", "2", "the last one", "either is fine". */
function placedOption(
  heard: Heard,
  part: HeardSpan,
  options: readonly ExpectedOption[],
): { readonly option: ExpectedOption; readonly score: number; readonly position: number } | undefined {
  const at = (position: number, score: number) => {
    const option = options[position - 1];
    return option === undefined ? undefined : { option, score, position };
  };
  const text = spanText(heard, part);
  const isWhole = part.to - part.from === heard.words.length;
  const digit = /^#?(\d{1,2})$/.exec(text)?.[1];
  if (digit !== undefined && isWhole && !options.some(({ phrases: known }) => known.includes(digit)))
    return at(Number(digit), 0.95);
  for (const [index, pattern] of ordinals.entries())
    if (isOnly(heard, part, pattern)) return at(index + 1, 0.95);
  if (isOnly(heard, part, last)) return at(options.length, 0.93);
  if (isOnly(heard, part, either)) return at(1, 0.75);
  return undefined;
}

function isOnly(heard: Heard, part: HeardSpan, pattern: RegExp | undefined): boolean {
  const found = findPhrase(heard, part, pattern);
  return found !== undefined && isAllOf(heard, part, found);
}

/** Yes, no, both and neither, where an option stands for them. */
function agreedOption(
  heard: Heard,
  part: HeardSpan,
  options: readonly ExpectedOption[],
):
  | {
      readonly option: ExpectedOption;
      readonly span: HeardSpan;
      readonly score: number;
      readonly evidence: ReadingEvidence;
    }
  | undefined {
  const text = spanText(heard, part);
  const standsFor = (means: (phrase: string) => boolean) =>
    options.find(({ phrases: known }) => known.some((phrase) => means(normaliseKnownPhrase(phrase))));
  for (const { pattern, exactly } of quantities) {
    if (!isOnly(heard, part, pattern)) continue;
    const option = standsFor((phrase) => exactly?.test(phrase) === true);
    if (option !== undefined)
      return { option, span: part, score: 0.93, evidence: { code: 'phrase', phrase: text } };
  }
  const yes = readYesNo(text);
  if (yes === undefined || guardsOf(heard, part).includes('hypothetical')) return undefined;
  // "No, only exchange it": beside several options, the no is about something else.
  if (!yes && options.length > 2 && isLimited(heard, part)) return undefined;
  const option = standsFor((phrase) => asYesNo(phrase) === yes);
  if (option === undefined) return undefined;
  return { option, ...yesNoScore(heard, part), evidence: { code: 'phrase', phrase: text } };
}

/** Whether the first word of a part is followed by what a wish is limited to. */
function isLimited({ words, content }: Heard, { from }: HeardSpan): boolean {
  return isLimiter(words[from + 1]) && content.slice(from + 2).some((isContent) => isContent);
}

/** Readings of a message as a value of a list, by its name. */
export function listReadings(heard: Heard, { slot, definition }: ExpectedValue): readonly Reading[] {
  const options = (definition.values ?? []).map((value) => ({
    id: value,
    phrases: [value.replaceAll('_', ' ')],
  }));
  return longestOnly(namedOptions(heard, options)).map(({ option, span, evidence, weight }) => {
    const { score, span: explained } = scoreOf(heard, span);
    return {
      kind: 'answer',
      about: slot,
      value: option.id,
      ...placeOf(heard, explained),
      score: score * weight,
      evidence: [evidence],
    };
  });
}
