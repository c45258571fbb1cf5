// Which earlier values a message changes or rejects.
import type { Json } from '../../base/json.ts';
import {
  afterCorrection,
  hasCorrectionMarker,
  hasRejection,
  isRestatement,
  isTakenBack,
  withoutCorrecting,
} from '../../kit/answerWords.ts';
import { matchPhrase, normalisePhrase } from '../../kit/phrases.ts';
import { coerceSlotValue, hasRole } from '../../kit/slotValues.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { TextPart } from '../../model/clauses.ts';
import type { SlotDefinition } from '../../model/documents/projectManifest.ts';
import { findSpelt, isTouched, numberReaderOf } from '../../model/entities/numberReader.ts';
import { everydayWords, stopWords } from '../../model/languageParts.ts';
import type { Reading, ReadingEvidence } from '../../model/reading.ts';
import { type Heard, type HeardSpan, partAround, placeOf, spanOf } from '../heard.ts';
import { findPhrase, isFiller, isQuestion, phrasePattern } from '../phrasebook.ts';
import type { Waiting, WaitingSlot } from '../waiting.ts';
import { tidyText } from './explained.ts';
import { askedEntity, isPartOfAnother } from './facts.ts';
import { findWords, hasNegation } from './wordMatch.ts';

/** A longer message that names a slot and rejects something is a story, not a correction. */
const maxRejectionWords = 10;

const changes = phrasePattern((words) => words.changes);
const copulas = phrasePattern((words) => words.copulas);

/** A filled slot that is not being asked for now. */
interface FilledSlot extends WaitingSlot {
  /** Where the message names it. */
  readonly named: HeardSpan | undefined;
}

/**
 * Corrections: with correcting words, a slot whose value differs from the one mentioned; a slot that is named with
 * another value ("my e-mail is …", "change my phone number to …"); a value taken back with its replacement ("$30, not
 * $20"); or a slot that is named and rejected without another value ("no, the other order").
 */
export function proposeCorrections(heard: Heard, waiting: Waiting): readonly Reading[] {
  if (!waiting.corrections || heard.message.value !== undefined) return [];
  const filled = filledSlots(heard, waiting);
  if (filled.length === 0) return [];
  const { text } = heard.message;
  const marked = hasCorrectionMarker(text);
  const found = newValues(heard, waiting, filled, marked);
  if (found.length > 0) {
    const others = filled.filter(({ slot }) => !found.some(({ about }) => about === slot));
    return isWrong(heard) ? [...found, ...rejected(heard, others, marked)] : found;
  }
  if (!hasRejection(text) || heard.words.length > maxRejectionWords || isQuestion(heard, partOfAll(heard)))
    return [];
  return rejected(heard, filled, marked);
}

function partOfAll(heard: Heard): HeardSpan {
  return { from: 0, to: heard.words.length };
}

function filledSlots(heard: Heard, { slots, asked }: Waiting): readonly FilledSlot[] {
  return slots.flatMap((one): readonly FilledSlot[] => {
    if (one.value === null || one.slot === asked) return [];
    return [{ ...one, named: nameIn(heard, one) }];
  });
}

function nameIn(heard: Heard, { names }: WaitingSlot): HeardSpan | undefined {
  let best: HeardSpan | undefined;
  for (const name of names) {
    const span = findWords(heard, normalisePhrase(name));
    if (span !== undefined && (best === undefined || span.to - span.from > best.to - best.from)) best = span;
  }
  return best;
}

interface Candidate {
  readonly one: FilledSlot;
  readonly value: Json;
  readonly span: HeardSpan;
  readonly weight: number;
  readonly evidence: readonly ReadingEvidence[];
}

/** The slots for which new values were given; each mention changes the slot that it fits best. */
function newValues(
  heard: Heard,
  waiting: Waiting,
  filled: readonly FilledSlot[],
  marked: boolean,
): readonly Reading[] {
  const reserved = askedEntity(waiting);
  const candidates: Candidate[] = [];
  const { text } = heard.message;
  for (const one of filled) {
    const inRole = isInRole(heard.message, one);
    const restated = isRestated(heard, one) || (one.named !== undefined && isWrong(heard));
    const replaced = isReplaced(heard.message, one);
    if (!marked && !restated && !replaced) continue;
    // "Wait, where is my other order?" only hesitates.
    if (!restated && !replaced && asksSomething(heard) && !isRestatement(text)) continue;
    // What the waiting state reads itself is left to it, unless the message names another slot.
    if (
      reserved !== undefined &&
      one.entities.has(reserved) &&
      one.named === undefined &&
      !inRole &&
      !replaced
    )
      continue;
    const declared = one.definition.entity !== undefined;
    if (!one.asked && one.named === undefined && !declared && !replaced) continue;
    const read = readValue(
      heard,
      waiting,
      one,
      one.named !== undefined || isOnlyForSlot(heard.message, one, filled),
    );
    if (read === undefined) continue;
    candidates.push({
      one,
      ...read,
      weight:
        (inRole ? 8 : 0) +
        (one.named === undefined ? 0 : 4) +
        (one.asked ? 2 : 0) +
        (declared ? 1 : 0) +
        (replaced ? 6 : 0),
      evidence: [
        ...(marked || replaced ? [{ code: 'marked' } as const] : []),
        ...(one.named === undefined ? [] : [{ code: 'named', slot: one.slot } as const]),
      ],
    });
  }
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.weight - a.weight)) {
    const isSame = chosen.some(({ span }) => span.from < candidate.span.to && candidate.span.from < span.to);
    // Without its name, a second slot would only be guessed, where the value could belong to another one.
    if (isSame || (chosen.length > 0 && candidate.one.named === undefined && !isOnlyOne(waiting, candidate)))
      continue;
    chosen.push(candidate);
  }
  return chosen.map(({ one, value, span, evidence }) => ({
    kind: 'correction',
    about: one.slot,
    value,
    ...placeOf(heard, span),
    score: 0.98,
    evidence: [...evidence],
  }));
}

/** Whether a running flow has asked for the slot, and no other slot takes its entity. */
function isOnlyOne({ slots }: Waiting, { one: { slot, asked, entity } }: Candidate): boolean {
  return (
    asked &&
    entity !== undefined &&
    slots.every((other) => other.slot === slot || !other.entities.has(entity))
  );
}

function asksSomething(heard: Heard): boolean {
  return heard.parts.some((part) => isQuestion(heard, part));
}

/** Whether the message says that something is wrong, not only that it is another one. */
function isWrong(heard: Heard): boolean {
  return findPhrase(heard, partOfAll(heard), wrong) !== undefined;
}

const wrong = phrasePattern((words) => words.wrong);

/** "My e-mail is …", "change my phone number to …": the slot is named, and followed by what it should be. */
function isRestated(heard: Heard, { named }: FilledSlot): boolean {
  if (named === undefined) return false;
  const part = partAround(heard, named);
  if (isQuestion(heard, part)) return false;
  const change = findPhrase(heard, { from: part.from, to: named.from }, changes);
  if (change !== undefined) return true;
  const next = { from: named.to, to: Math.min(part.to, named.to + 3) };
  // "Bestellnummer ändern auf …"
  return [copulas, changes].some((pattern) => findPhrase(heard, next, pattern)?.from === named.to);
}

/** Whether the value of the slot is taken back and another one of its entity is not: "I paid $30, not $20". */
function isReplaced({ text, nlu }: LastMessage, { entities, definition, value }: FilledSlot): boolean {
  const mentions = nlu.entities.filter((mention) => entities.has(mention.entity));
  return (
    mentions.some(
      (mention) => coerceSlotValue(definition, mention.value) === value && isTakenBack(text, mention.start),
    ) && mentions.some((mention) => !isTakenBack(text, mention.start))
  );
}

/** Whether the message mentions a value in the role of the slot. */
function isInRole({ nlu }: LastMessage, { definition: { role }, entities }: WaitingSlot): boolean {
  return (
    role !== undefined &&
    nlu.entities.some((mention) => entities.has(mention.entity) && mention.role === role)
  );
}

/**
 * Whether a value without a role can only be meant for this slot: no other slot of the entity is filled, or it is the
 * value being taken back.
 */
function isOnlyForSlot({ nlu }: LastMessage, one: FilledSlot, filled: readonly FilledSlot[]): boolean {
  const { entity, entities, definition, value } = one;
  if (filled.every((other) => other === one || other.entity !== entity)) return true;
  return nlu.entities.some(
    (mention) => entities.has(mention.entity) && coerceSlotValue(definition, mention.value) === value,
  );
}

/** The last value in the message that fits the slot, is not taken back, and is new. */
function readValue(
  heard: Heard,
  waiting: Waiting,
  { definition, entity, entities, value, named, asked }: FilledSlot,
  allowNoRole: boolean,
): { readonly value: Json; readonly span: HeardSpan } | undefined {
  const { text, nlu } = heard.message;
  if (definition.type === 'list' && definition.values !== undefined && entity === undefined) {
    const candidates = definition.values.map((one) => ({ value: one, phrases: [one.replaceAll('_', ' ')] }));
    const meant = matchPhrase(afterCorrection(text) ?? text, candidates);
    return meant === undefined || meant === value ? undefined : { value: meant, span: partOfAll(heard) };
  }
  let found: { readonly value: Json; readonly span: HeardSpan } | undefined;
  for (const mention of nlu.entities) {
    if (!entities.has(mention.entity) || isTakenBack(text, mention.start)) continue;
    if (!hasRole(definition, mention, allowNoRole)) continue;
    if (
      definition.type === 'number' &&
      isPartOfAnother(waiting, mention, heard.message, askedEntity(waiting))
    )
      continue;
    const read = coerceSlotValue(definition, mention.value);
    if (read !== undefined && read !== value)
      found = {
        value: definition.type === 'text' ? tidyText(read) : read,
        span: spanOf(heard.places, mention),
      };
  }
  if (found !== undefined) return found;
  if ((definition.type === 'number' || definition.type === 'money') && asked)
    return bareNumber(heard, definition, value);
  if (definition.type !== 'text' || named === undefined) return undefined;
  return restOfPart(heard, named, value);
}

/** "Actually 60", "no, sixty": the only number in the message, where no value of another kind contains it. */
function bareNumber(
  heard: Heard,
  definition: SlotDefinition,
  value: Json,
): { readonly value: Json; readonly span: HeardSpan } | undefined {
  const { text, nlu } = heard.message;
  const numbers = nlu.entities.filter(({ entity }) => entity === 'number');
  const isOfAnother = ({ start, end }: TextPart) =>
    nlu.entities.some((one) => one.entity !== 'number' && one.start < end && start < one.end);
  const digits = Array.from(text.matchAll(/(?<![\p{L}\d])\d+(?:[.,]\d+)?(?![\p{L}\d])/gu))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length, value: found }))
    .filter(({ start, end }) => !numbers.some((one) => one.start < end && start < one.end));
  const found = [...numbers, ...digits].filter((one) => !isOfAnother(one));
  const [place] = found.length > 0 || nlu.entities.length > 0 ? found : saidNumbers(heard);
  if (place === undefined || found.length > 1) return undefined;
  const read = coerceSlotValue(definition, place.value);
  return read === undefined || read === value
    ? undefined
    : { value: read, span: spanOf(heard.places, place) };
}

/** A number in words, where the project looks for none: nothing may follow, and nothing that means anything precede it. */
function saidNumbers(heard: Heard): readonly (TextPart & { readonly value: number })[] {
  const { text } = heard.message;
  const reader = numberReaderOf(heard.language);
  if (reader?.mightContain?.test(text) !== true) return [];
  const said = findSpelt(text, reader.read);
  const [first] = said;
  // "One" and "ein" are articles and pronouns as well.
  if (first === undefined || said.length > 1 || first.value < 2 || isTouched(text, first, reader)) return [];
  const { from, to } = spanOf(heard.places, first);
  const rest = new Set(normalisePhrase(withoutCorrecting(text)).split(' '));
  const isElse = heard.words.some((word, index) => {
    if ((index >= from && index < to) || !rest.has(word) || isFiller(heard, word)) return false;
    return index >= to || !(stopWords.has(word) || everydayWords.has(word));
  });
  return isElse ? [] : said;
}

/** A text without an entity: what follows the slot's name and "is" or "to". */
function restOfPart(
  heard: Heard,
  named: HeardSpan,
  value: Json,
): { readonly value: Json; readonly span: HeardSpan } | undefined {
  const whole = { from: named.to, to: heard.words.length };
  const copula = findPhrase(heard, { from: whole.from, to: Math.min(whole.to, whole.from + 3) }, copulas);
  if (copula === undefined || copula.from !== named.to || copula.to >= whole.to) return undefined;
  const span = { from: copula.to, to: whole.to };
  const { start } = placeOf(heard, span);
  const text = heard.message.text.slice(start).replace(/[\s.!?]+$/u, '');
  // "My name is not right" gives no other.
  if (hasNegation(normalisePhrase(text)) || findPhrase(heard, span, wrong)?.from === span.from)
    return undefined;
  const read = tidyText(text);
  return read === '' || read === value ? undefined : { value: read, span };
}

function rejected(heard: Heard, filled: readonly FilledSlot[], marked: boolean): readonly Reading[] {
  const named = filled.filter((one) => one.named !== undefined);
  const ordered = [...named.filter(({ asked }) => asked), ...named.filter(({ asked }) => !asked)];
  // Two slots can be wrong at once, if both are named apart from each other.
  const apart = ordered.filter(
    (one, index) =>
      !ordered
        .slice(0, index)
        .some(
          ({ named: other }) => other !== undefined && one.named !== undefined && overlaps(other, one.named),
        ),
  );
  return apart.slice(0, 3).flatMap((one): readonly Reading[] => {
    if (one.named === undefined) return [];
    return [
      {
        kind: 'correction',
        about: one.slot,
        value: null,
        ...placeOf(heard, partAround(heard, one.named)),
        score: isWrong(heard) ? 0.93 : marked ? 0.85 : 0.6,
        evidence: [{ code: 'named', slot: one.slot }],
      },
    ];
  });
}

function overlaps(one: HeardSpan, other: HeardSpan): boolean {
  return one.from < other.to && other.from < one.to;
}
