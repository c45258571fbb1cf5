// What the trained intents say about a message and its parts.

import type { Reading, ReadingGuard } from '../../model/reading.ts';
import { guardsOf, isPast } from '../guards.ts';
import { type Heard, type HeardSpan, placeOf, spanOf, weightOf } from '../heard.ts';
import { isQuestion, phrasePattern } from '../phrasebook.ts';
import type { Waiting } from '../waiting.ts';
import { actsIn } from './talk.ts';

export interface Predicted {
  readonly span: HeardSpan;
  readonly intent: string;
  readonly confidence: number;
}

/** The best intent of the message and of each of its parts, if it is recognised. */
export function predictedIntents(heard: Heard, { threshold }: Waiting): readonly Predicted[] {
  const { nlu } = heard.message;
  const whole = { from: 0, to: heard.words.length };
  const found: Predicted[] = [];
  const add = (
    span: HeardSpan,
    best: { readonly intent: string; readonly confidence: number } | undefined,
  ) => {
    if (best !== undefined && best.confidence >= threshold) found.push({ span, ...best });
  };
  add(whole, nlu.intents[0]);
  for (const part of nlu.parts ?? []) add(spanOf(heard.places, part), part.intents[0]);
  return found;
}

/** A flow that is running already is not asked for again: the words only name it. */
const runningShare = 0.4;

/** A social act that only a prediction speaks for: a name can resemble one. */
const sureOfAct = 0.97;
const unsaidShare = 0.5;

function isSaid(heard: Heard, span: HeardSpan, act: string): boolean {
  const { start, end } = placeOf(heard, span);
  return actsIn(heard).some((one) => one.about === act && one.start < end && start < one.end);
}

/** What is remembered is only deleted when it is clearly asked for. */
const sureToForget = 0.9;
/** A flow that a question begins while a value is to be confirmed. */
const sureOfFlow = 0.85;
/** Controls that only a prediction speaks for. */
const sureOfControl = 0.8;
/** From this confidence on, a part of a message clearly asks for something. */
const clearPart = 0.7;
/** The whole message is explained by one of its parts. */
const repeatedShare = 0.93;
/** A message whose parts ask for different things is not explained by one of them. */
const dividedShare = 0.85;

/** A message whose parts clearly ask for several things asks for none of them alone. */
const severalShare = 0.6;

/**
 * How much an intent of the whole message counts beside those of its parts: less if a part asks for something else, or
 * is enough by itself.
 */
export function wholeShare(
  heard: Heard,
  predicted: readonly Predicted[],
  span: HeardSpan,
  intent: string,
): number {
  const { length } = heard.words;
  if (span.to - span.from !== length) return 1;
  const parts = predicted.filter(
    ({ span: part, confidence }) => part.to - part.from < length && confidence >= clearPart,
  );
  // "Two things: a refund and an invoice" is no request for either alone.
  if (new Set(parts.map((part) => part.intent)).size > 1) return severalShare;
  if (parts.some((other) => other.intent !== intent && weightOf(heard, other.span) >= 2)) return dividedShare;
  return parts.some((other) => other.intent === intent) ? repeatedShare : 1;
}

/** How much a refusal of the whole message counts if a part of it says what is wanted instead. */
const contrastedShare = 0.2;

const limiter = phrasePattern((words) => words.limiters);

/** Whether a word is put before what is wanted, and nothing else: "only". */
export function isLimiter(word: string | undefined): boolean {
  return word !== undefined && limiter?.test(word) === true;
}

/** How much a guarded intent of the whole message counts beside a wish: "not a return, only an exchange". */
export function guardedShare(
  heard: Heard,
  predicted: readonly Predicted[],
  span: HeardSpan,
  guards: readonly ReadingGuard[],
): number {
  const { words, parts } = heard;
  if (guards.length === 0 || span.to - span.from < words.length || parts.length === 1) return 1;
  const isContrasted = predicted.some(
    (one) => one.span.from > 0 && isLimiter(words[one.span.from]) && guardsOf(heard, one.span).length === 0,
  );
  return isContrasted ? contrastedShare : 1;
}

/** How much a refusal of the whole message counts if its parts may say something else. */
function refusedShare({ words, parts }: Heard, span: HeardSpan, guards: readonly ReadingGuard[]): number {
  return guards.length > 0 && span.to - span.from === words.length && parts.length > 1 ? 0.6 : 1;
}

/** Flows, a person, controls and topics out of scope that an intent stands for. */
export function proposeIntents(heard: Heard, waiting: Waiting): readonly Reading[] {
  const readings: Reading[] = [];
  const predicted = predictedIntents(heard, waiting);
  const { expectation } = waiting;
  const isConfirmation = expectation?.type === 'value' && expectation.confirming !== undefined;
  for (const { span, intent, confidence } of predicted) {
    if (waiting.claims.includes(intent)) continue;
    const meaning = waiting.meaningOf(intent);
    if (meaning.kind === 'none') continue;
    const guards = guardsOf(heard, span);
    const about =
      meaning.kind === 'flow'
        ? meaning.flow
        : meaning.kind === 'control' || meaning.kind === 'act'
          ? meaning.about
          : meaning.kind === 'scope'
            ? intent
            : undefined;
    const asked = isQuestion(heard, span);
    if (
      meaning.kind === 'control' &&
      confidence < (meaning.about === 'forget' ? sureToForget : sureOfControl)
    )
      continue;
    // "Will you send it to anybody else?" asks about what is to be confirmed.
    if (meaning.kind === 'flow' && asked && isConfirmation && confidence < sureOfFlow) continue;
    const isRunning = meaning.kind === 'flow' && waiting.running.includes(meaning.flow);
    const { start, end } = placeOf(heard, span);
    const reading: Reading = {
      kind: meaning.kind,
      ...(about !== undefined && { about }),
      start,
      end,
      score:
        confidence *
        (isRunning ? runningShare : 1) *
        (meaning.kind === 'act' && confidence < sureOfAct && !isSaid(heard, span, meaning.about)
          ? unsaidShare
          : 1) *
        (meaning.kind === 'person' && guards.length === 0 && isPast(heard, span) ? runningShare : 1) *
        wholeShare(heard, predicted, span, intent) *
        Math.min(guardedShare(heard, predicted, span, guards), refusedShare(heard, span, guards)),
      evidence: [{ code: 'intent', intent, confidence }, ...(asked ? [{ code: 'question' } as const] : [])],
    };
    if (guards.length > 0) reading.guards = [...guards];
    readings.push(reading);
  }
  return readings;
}
