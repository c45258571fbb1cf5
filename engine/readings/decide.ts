// Which readings of a message hold: the compatible ones that explain most of it best.
import { readYesNo } from '../kit/answerWords.ts';
import { normalisePhrase } from '../kit/phrases.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import { overlap } from '../model/entities/entityMatch.ts';
import type { Reading } from '../model/reading.ts';
import { addProposed, isByModel } from './besideModel.ts';
import { withoutGuesses, withoutUnsure } from './guesses.ts';
import { type Heard, type HeardSpan, hear, partAround, spanOf, weightOf } from './heard.ts';
import { phrasePattern } from './phrasebook.ts';

/** What a message means, and what else it could have meant. */
export interface Decision {
  /** In the order of the message. Several can hold: an answer and a question, two flows, three facts. */
  readonly chosen: readonly Reading[];
  /** Best first. */
  readonly rejected: readonly Reading[];
}

/** A further reading must explain enough to be worth a part of its own. */
const costOfPart = 0.12;
/** A value says what it says: it need not be worth a part of its own. */
const costOfValue = 0.02;
/** From this score on, a value explains all of the part it stands in. */
const fullyExplained = 0.95;
/** From this score on, words name an option and say nothing else. */
const namedAlone = 0.97;
/** Besides an answer, another request must be clear. */
const clearBeside = 0.85;
/** Besides another request, one must only be this clear. */
const clearSecond = 0.7;
/** A request this certain need not say more. */
const certain = 0.95;
/** Score of the whole message where a state accepts anything. */
const acceptsAnything = 0.985;
/** Below this, a reading explains nothing. */
const leastScore = 0.45;
/** Rejected readings that are kept for people to see. */
const mostRejected = 8;

interface Weighed {
  readonly reading: Reading;
  readonly span: HeardSpan;
  readonly worth: number;
}

/** Facts add to whatever else a message says. */
const isFact = ({ kind }: Reading): boolean => kind === 'fact';

/**
 * Decides what a message means. Readings of the same words exclude each other; of all compatible sets, the one whose
 * scores, weighted by the meaningful words they explain, add up to most is chosen. Danger excludes everything else.
 * Pure and deterministic: of equal sets, the one proposed first. What only a language model proposes is added at last.
 *
 * @param readings - From `propose`, in any order.
 * @param locale - The conversation's.
 */
export function decide(message: LastMessage, readings: readonly Reading[], locale: string): Decision {
  const proposed = readings.filter(isByModel);
  if (proposed.length === 0) return decideAmong(message, readings, locale);
  const others = readings.filter((one) => !proposed.includes(one));
  const { chosen } = decideAmong(message, others, locale);
  const all = addProposed(chosen, others, proposed);
  // A reading that joins the evidence of two stands for both.
  const isJoined = (one: Reading) =>
    all.some((other) => other !== one && one.evidence.every((reason) => other.evidence.includes(reason)));
  return result(
    all,
    readings.filter((one) => !isJoined(one)),
  );
}

/** Decides without a language model. */
function decideAmong(message: LastMessage, readings: readonly Reading[], locale: string): Decision {
  const danger = readings.find(({ kind }) => kind === 'danger');
  if (danger !== undefined) return result([danger], readings);
  const facts = readings.filter(isFact);
  // "Am I talking to a bot or to a human?" does not ask for one.
  const aboutBot = readings.filter(
    ({ kind, about, score }) => kind === 'meta' && about === 'bot' && score >= 0.9,
  );
  const main = withoutGuesses(readings).filter(
    (one) =>
      !isFact(one) &&
      one.score >= leastScore &&
      !(one.kind === 'person' && aboutBot.some((other) => overlap(one, other))),
  );
  if (main.length === 0 && facts.length === 0) return result(namedAgain(readings), readings);
  // A state that accepts anything takes the message whatever it says.
  const anything = main.find(
    ({ score, evidence }) => score >= acceptsAnything && evidence.some(({ code }) => code === 'whole'),
  );
  if (anything !== undefined) return result([anything, ...facts], readings);
  if (main.length === 1 && facts.length === 0) return result(main, readings);
  const heard = hear(message, locale);
  const values = facts.filter(standsForItself);
  const sure = sureParts(heard, [...main, ...values]);
  const set = bestSet(
    [...main, ...values].map((reading) => weigh(heard, reading, sure)),
    heard.words.length,
  );
  const chosen = clear(
    heard,
    settled(allCorrections(heard, oneAnswer(set, heard, readings), readings), readings),
    readings,
  );
  const sureChosen = withoutUnsure(chosen);
  const others = sureChosen.filter((one) => !isFact(one));
  const isOnlyActs = others.every(({ kind }) => kind === 'act');
  const kept = facts.filter(
    (fact) =>
      (fact.score >= 0.5 || isOnlyActs) &&
      !others.some((one) => (one.kind === 'correction' || isValue(one)) && overlap(one, fact)),
  );
  return result([...others, ...kept], readings);
}

/** Whether a fact explains all of its part, and is no mere word for what a flow is about. */
function standsForItself({ score, evidence }: Reading): boolean {
  return (
    score >= fullyExplained &&
    evidence.some((one) => one.code === 'named' || (one.code === 'entity' && /[\d@]/.test(one.text)))
  );
}

/** Two slots can be corrected in one part of a message. */
function allCorrections(
  heard: Heard,
  chosen: readonly Reading[],
  readings: readonly Reading[],
): readonly Reading[] {
  const parts = chosen
    .filter(({ kind }) => kind === 'correction')
    .map((one) => partAround(heard, spanOf(heard.places, one)));
  if (parts.length === 0) return chosen;
  const more = readings.filter((one) => {
    if (one.kind !== 'correction' || chosen.includes(one)) return false;
    const { from, to } = partAround(heard, spanOf(heard.places, one));
    return parts.some((part) => part.from < to && from < part.to);
  });
  const corrected = [...chosen, ...more].filter(({ kind }) => kind === 'correction');
  // "Sorry, from Oslo to Rome": the other value answers the question.
  const answer = chosen.some(({ kind }) => kind === 'answer')
    ? undefined
    : readings.find((one) => isValue(one) && corrected.every((other) => !overlap(one, other)));
  return [
    ...chosen,
    ...more,
    ...(answer === undefined || answer.evidence.some(({ code }) => code === 'whole') ? [] : [answer]),
  ];
}

/**
 * Besides an answer, a request that is only predicted must be clear and say something of its own. An option of a menu is
 * a request itself: another one is then as likely.
 */
function clear(heard: Heard, chosen: readonly Reading[], readings: readonly Reading[]): readonly Reading[] {
  const isCorrected = chosen.some(({ kind }) => kind === 'correction');
  const answers = chosen.filter(({ kind }) => kind === 'answer');
  if (!isCorrected && answers.length === 0) return chosen;
  const isRequest = !isCorrected && answers.every((one) => flowFor(one, readings) !== undefined);
  const isOption = (flow: Reading) =>
    readings.some((one) => one.kind === 'answer' && flowFor(one, readings) === flow);
  return chosen.filter(
    (one) =>
      (one.kind !== 'flow' && one.kind !== 'question') ||
      (one.guards !== undefined && !isCorrected) ||
      ((one.kind === 'question' || one.score >= clearBeside) &&
        weightOf(heard, spanOf(heard.places, one)) >= 2) ||
      ((isRequest || (!isCorrected && isOption(one))) && one.score >= clearSecond) ||
      one.score >= certain ||
      (one.kind === 'flow' && one.evidence.some(({ code }) => code === 'question')),
  );
}

/**
 * What only leads up to something else does not hold besides it: "wait", and an apology for a correction. Where a flow
 * answers a social act, the act is all that is meant if the message says something else as well.
 */
function settled(chosen: readonly Reading[], readings: readonly Reading[]): readonly Reading[] {
  const isAct = (one: Reading) => one.kind === 'act' || actOf(one, readings) !== undefined;
  const says = chosen.filter((one) => !isAct(one) && !(one.kind === 'control' && one.about === 'wait'));
  const isCorrected = chosen.some(({ kind }) => kind === 'correction');
  const isElsewhere = chosen.some(
    ({ kind, about }) =>
      kind === 'person' || (kind === 'control' && about !== 'wait') || about === 'farewell',
  );
  if (says.length === 0) return chosen;
  return chosen.flatMap((one) => {
    if (one.kind === 'control' && one.about === 'wait') return [];
    // What is left of the words is no answer when the message asks for something else.
    if (isElsewhere && one.kind === 'answer' && one.evidence.some(({ code }) => code === 'whole')) return [];
    if (isCorrected && one.kind === 'act' && one.about === 'apology') return [];
    // "Stop, the postal code is 10178" corrects a value.
    if (isCorrected && one.kind === 'control' && one.about === 'cancel') return [];
    if (actOf(one, readings)?.kind === 'control') return [];
    return [one];
  });
}

/** The social act that the words of a flow are. */
function actOf({ kind, start, end }: Reading, readings: readonly Reading[]): Reading | undefined {
  if (kind !== 'flow') return undefined;
  return readings.find(
    (other) =>
      (other.kind === 'act' || (other.kind === 'control' && other.about === 'wait')) &&
      other.score > 0.9 &&
      other.start === start &&
      other.end === end,
  );
}

/** A running flow that is named again, when the message says nothing else. */
function namedAgain(readings: readonly Reading[]): readonly Reading[] {
  const flow = readings.find(
    ({ kind, evidence }) => kind === 'flow' && evidence.some(({ code }) => code === 'intent'),
  );
  return flow === undefined ? [] : [flow];
}

/** Whether a reading is an answer that takes exactly the words it stands on. */
function isValue({ kind, evidence }: Reading): boolean {
  return kind === 'answer' && evidence.some(({ code }) => code === 'entity' || code === 'whole');
}

function weigh(heard: Heard, reading: Reading, sure: readonly HeardSpan[]): Weighed {
  const own = spanOf(heard.places, reading);
  const { kind, score, evidence } = reading;
  // A correction explains the words around the value.
  const span = kind === 'correction' ? partAround(heard, own) : own;
  const isPredicted = kind === 'question' || evidence.some(({ code }) => code === 'intent');
  const weight = isPredicted ? weightOf(heard, span) - valueWords(heard, span, sure) : weightOf(heard, span);
  const isReplaced = kind === 'correction' && reading.value !== null;
  const cost = isReplaced || standsForItself(reading) ? costOfValue : costOfPart;
  return { reading, span, worth: score * Math.max(weight, 0.5) - cost };
}

/** Parts of the message that are an answer and nothing else. */
function sureParts(heard: Heard, readings: readonly Reading[]): readonly HeardSpan[] {
  return readings
    .filter(
      ({ kind, score, evidence }) =>
        (kind === 'answer' || kind === 'fact') &&
        score >= fullyExplained &&
        evidence.every(({ code }) => code !== 'intent' && code !== 'whole'),
    )
    .map((one) => spanOf(heard.places, one))
    .filter(({ from, to }) => to - from < heard.words.length);
}

/** Words of values and sure answers: an intent does not explain them. */
function valueWords(
  { message, places, content }: Heard,
  span: HeardSpan,
  sure: readonly HeardSpan[],
): number {
  const found = new Set<number>();
  for (const part of sure) {
    if (part.from <= span.from && part.to >= span.to) continue;
    for (let index = Math.max(part.from, span.from); index < Math.min(part.to, span.to); index++)
      if (content[index] === true) found.add(index);
  }
  for (const mention of message.nlu.entities) {
    // A mention of a few words of a list names a thing, not a value of its own.
    if (!/[\d@]/.test(mention.text)) continue;
    const { from, to } = spanOf(places, mention);
    for (let index = Math.max(from, span.from); index < Math.min(to, span.to); index++)
      if (content[index] === true) found.add(index);
  }
  return found.size;
}

/** Weighted interval scheduling: the set of readings of disjoint spans that is worth most. */
function bestSet(weighed: readonly Weighed[], words: number): readonly Reading[] {
  if (words === 0) {
    const [best] = weighed.toSorted((a, b) => b.worth - a.worth);
    return best === undefined ? [] : [best.reading];
  }
  const byEnd: Weighed[][] = Array.from({ length: words + 1 }, () => []);
  for (const one of weighed) if (one.worth > 0) byEnd[one.span.to]?.push(one);
  const best: { readonly worth: number; readonly last: Weighed | undefined; readonly before: number }[] = [
    { worth: 0, last: undefined, before: 0 },
  ];
  for (let end = 1; end <= words; end++) {
    let winner = {
      worth: best[end - 1]?.worth ?? 0,
      last: undefined as Weighed | undefined,
      before: end - 1,
    };
    for (const one of byEnd[end] ?? []) {
      const worth = (best[one.span.from]?.worth ?? 0) + one.worth;
      if (worth > winner.worth + 1e-9) winner = { worth, last: one, before: one.span.from };
    }
    best.push(winner);
  }
  const chosen: Reading[] = [];
  for (let end = words; end > 0; ) {
    const here = best[end];
    if (here === undefined) break;
    if (here.last !== undefined) chosen.push(here.last.reading);
    end = here.before;
  }
  return chosen.reverse();
}

/** Scores that differ by no more are equal. */
const closeScores = 0.1;

/** The flow that an option of a menu begins, by the same words or by the clause that they stand in. */
function flowFor(option: Reading, all: readonly Reading[]): Reading | undefined {
  return all.find(
    (flow) =>
      flow.kind === 'flow' &&
      flow.guards === undefined &&
      flow.score >= clearBeside &&
      all.some(
        (one) =>
          one.kind === 'answer' &&
          one.about === option.about &&
          one.start === flow.start &&
          one.end === flow.end &&
          one.start <= option.start &&
          one.end >= option.end,
      ),
  );
}

const farewell = phrasePattern(({ acts }) => acts.farewell);

/** Whether an answer asks for something: "that is all" and "bye" do not. */
function isWish({ evidence }: Reading): boolean {
  return evidence.every(
    (one) =>
      one.code !== 'phrase' ||
      (readYesNo(one.phrase) !== false && farewell?.test(normalisePhrase(one.phrase)) !== true),
  );
}

/**
 * A question has one answer: of several, the one that explains most. Of several options of a menu, each of which begins
 * a flow, the first is the answer, and the flows of the others come next; one that begins no flow can only be the answer.
 * Other kinds are named once.
 */
function oneAnswer(readings: readonly Reading[], heard: Heard, all: readonly Reading[]): readonly Reading[] {
  const answers = readings.filter(({ kind }) => kind === 'answer');
  const worthOf = (one: Reading) => one.score * weightOf(heard, spanOf(heard.places, one));
  // Of equally probable ones the one that explains most, then the last: "no wait, one more thing".
  const isCloseTo = (a: Reading, b: Reading) => Math.abs(a.score - b.score) <= closeScores;
  const flows = new Map(answers.map((one) => [one, flowFor(one, all)]));
  const [only, ...more] = answers.filter((one) => flows.get(one) === undefined);
  const [best] =
    only === undefined
      ? answers
      : more.length === 0 && only.score >= namedAlone && isWish(only)
        ? [only]
        : answers
            .toReversed()
            .toSorted((a, b) => (isCloseTo(a, b) ? worthOf(b) - worthOf(a) : b.score - a.score));
  const seen = new Set<string>();
  const spoken = readings.map((one) =>
    one.kind !== 'answer' || one === best ? one : (flows.get(one) ?? one),
  );
  return spoken.filter((one) => {
    if (one.kind === 'answer') return one === best;
    const key = `${one.kind} ${one.about ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function result(chosen: readonly Reading[], readings: readonly Reading[]): Decision {
  const rejected = readings
    .filter((one) => !chosen.includes(one))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostRejected);
  return { chosen: chosen.toSorted((a, b) => a.start - b.start), rejected };
}
