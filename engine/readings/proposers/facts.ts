// Values that a message mentions for slots that were not asked for.
import { hasCorrectionMarker, isTakenBack } from '../../kit/answerWords.ts';
import { normalisePhrase } from '../../kit/phrases.ts';
import { coerceSlotValue, hasRole, inRole } from '../../kit/slotValues.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import { everydayWords } from '../../model/languageParts.ts';
import type { Reading } from '../../model/reading.ts';
import { guardsOf } from '../guards.ts';
import { type Heard, type HeardSpan, partAround, placeOf, spanOf, spanText } from '../heard.ts';
import { isAllOf, isQuestion } from '../phrasebook.ts';
import type { Waiting, WaitingSlot } from '../waiting.ts';
import { explained } from './explained.ts';
import { predictedIntents } from './intents.ts';

type Mention = LastMessage['nlu']['entities'][number];

/**
 * Facts for empty slots. Each mention fills one slot, in the order of declaration, slots of its role first. The first
 * mention that fits the slot being asked for is left to that question; a value that another slot of the same entity
 * already has is ignored.
 */
export function proposeFacts(heard: Heard, waiting: Waiting): readonly Reading[] {
  const { nlu } = heard.message;
  const asked = waiting.slots.find(({ slot }) => slot === waiting.asked);
  const wanted = askedEntity(waiting);
  const ofAsked = nlu.entities.filter(({ entity }) => entity === wanted);
  const [reserved] = inRole(asked?.definition ?? {}, ofAsked);
  const readings: Reading[] = [];
  const taken = new Set<string>();
  for (const mention of nlu.entities) {
    if (mention === reserved || isTakenBack(heard.message.text, mention.start)) continue;
    const found = slotFor(heard, waiting, mention, taken, wanted);
    if (found === undefined) continue;
    taken.add(found.about ?? '');
    readings.push(found);
  }
  return readings;
}

/** The entity that the waiting state reads, declared by a slot or not. */
export function askedEntity({ expectation, asked, slots }: Waiting): string | undefined {
  if (expectation?.type === 'value') return expectation.entity;
  return slots.find(({ slot }) => slot === asked)?.entity;
}

function slotFor(
  heard: Heard,
  waiting: Waiting,
  mention: Mention,
  taken: ReadonlySet<string>,
  wanted: string | undefined,
): Reading | undefined {
  const { slots, asked } = waiting;
  const declared = slots.filter(({ definition }) => definition.entity === mention.entity);
  const candidates = forRole(declared, mention);
  const isFilled = ({ slot, value }: WaitingSlot) => value !== null || taken.has(slot);
  if (
    candidates.some(
      ({ definition, value }) => value !== null && coerceSlotValue(definition, mention.value) === value,
    )
  )
    return undefined;
  const empty = candidates.find((one) => one.slot !== asked && !isFilled(one));
  if (empty !== undefined) {
    if (isImagined(heard, mention)) return undefined;
    if (!isRelevant(heard, waiting, empty, mention)) return overheard(heard, waiting, empty, mention);
    if (empty.definition.type === 'number' && isPartOfAnother(waiting, mention, heard.message, wanted))
      return undefined;
    // "Actually it is 222" corrects another slot rather than naming a second value.
    const isTaken = candidates.some(({ slot, value }) => slot !== asked && value !== null);
    if (isTaken && waiting.corrections && hasCorrectionMarker(heard.message.text)) return undefined;
    return factOf(heard, waiting, empty, mention, 0.9);
  }
  const shared = candidates.find(
    ({ slot, flows }) => slot !== asked && otherFlows(heard, waiting).some((flow) => flows.has(flow)),
  );
  // "Where is my other order 3333333333?" is about the order of the other flow.
  if (shared !== undefined && !taken.has(shared.slot)) return factOf(heard, waiting, shared, mention, 0.9);
  if (candidates.length > 0 || !isAlone(heard, mention)) return undefined;
  // A value that a later question of this flow would accept, and nothing else was said. One that two of them would
  // accept is not guessed.
  const entities = new Set(sameWords(heard, mention).map(({ entity }) => entity));
  const [later, another] = slots.filter(
    (one) => one.upcoming !== undefined && entities.has(one.upcoming) && one.slot !== asked && !isFilled(one),
  );
  if (later?.upcoming !== mention.entity || another !== undefined) return undefined;
  return factOf(heard, waiting, later, mention, unsure);
}

/** The mentions that stand on the same words. */
function sameWords({ message }: Heard, { start, end }: Mention): readonly Mention[] {
  return message.nlu.entities.filter((other) => other.start < end && start < other.end);
}

function factOf(
  heard: Heard,
  waiting: Waiting,
  { slot, definition }: WaitingSlot,
  mention: Mention,
  score: number,
): Reading | undefined {
  const value = coerceSlotValue(definition, mention.value);
  if (value === undefined || (definition.type === 'text' && isEverydayTalk(mention))) return undefined;
  const own = spanOf(heard.places, mention);
  const { score: best, span } = explained(heard, waiting, own, slot);
  return {
    kind: 'fact',
    about: slot,
    value,
    ...placeOf(heard, span),
    score: score < 0.5 ? score : isQuestion(heard, span) ? Math.min(best, 0.9) : best,
    evidence: [
      { code: 'entity', entity: mention.entity, text: mention.text },
      ...(isNamed(heard, waiting, slot, span) ? [{ code: 'named', slot } as const] : []),
    ],
  };
}

/**
 * Whether a pattern that accepts words of any kind took some that everybody uses, such as "abschicken per Post" for a name:
 * nobody asked for the value, so it is none. Values with digits are not made of words.
 */
function isEverydayTalk({ text }: Mention): boolean {
  return !/[\d@]/.test(text) && text.split(/\s+/).some((word) => everydayWords.has(word));
}

/** Whether the words of a span contain a name of the slot. */
function isNamed(heard: Heard, { slots }: Waiting, slot: string, span: HeardSpan): boolean {
  const text = ` ${spanText(heard, span)} `;
  const names = slots.find((one) => one.slot === slot)?.names ?? [];
  return names.some((name) => text.includes(` ${normalisePhrase(name)} `));
}

/** Flows that the message asks for and that do not run. */
function otherFlows(heard: Heard, waiting: Waiting): readonly string[] {
  return predictedIntents(heard, waiting).flatMap(({ intent }) => {
    const meaning = waiting.meaningOf(intent);
    return meaning.kind === 'flow' && !waiting.running.includes(meaning.flow) ? [meaning.flow] : [];
  });
}

/** Entities of any language and project: a date in a message can be about anything. */
const general: ReadonlySet<string> = new Set(['date', 'number', 'money', 'duration', 'time', 'percentage']);

/** Whether a general value is about this slot: nothing else is said, or a flow that runs or is asked for uses it. */
function isRelevant(heard: Heard, waiting: Waiting, { flows, slot }: WaitingSlot, mention: Mention): boolean {
  if (!general.has(mention.entity)) return true;
  if (explained(heard, waiting, spanOf(heard.places, mention), slot).score > 0.95) return true;
  return [...waiting.running, ...otherFlows(heard, waiting)].some((flow) => flows.has(flow));
}

/** A longer message tells something else. */
const mostOverheardWords = 12;

/**
 * "I bought it on January 3rd", said between tasks: if the value fits one slot of the project alone, it is noted for the
 * state that asks for it, which has it confirmed.
 */
function overheard(heard: Heard, waiting: Waiting, slot: WaitingSlot, mention: Mention): Reading | undefined {
  const { slots, running } = waiting;
  const span = spanOf(heard.places, mention);
  const isOnly = slots.every((one) => one === slot || !one.entities.has(mention.entity));
  if (!isOnly || running.length > 1 || slot.definition.sensitive === true) return undefined;
  if (heard.words.length > mostOverheardWords || isQuestion(heard, partAround(heard, span))) return undefined;
  const fact = factOf(heard, waiting, slot, mention, unsure);
  return fact && { ...fact, guards: ['unconfirmed'] };
}

/** Score of a value that only fits: a message that says anything else is not about it. */
const unsure = 0.45;

/** Whether a mention belongs to something that is only imagined. */
function isImagined(heard: Heard, mention: Mention): boolean {
  return guardsOf(heard, spanOf(heard.places, mention)).includes('hypothetical');
}

/** Whether a mention is all that its part of the message says. */
function isAlone(heard: Heard, mention: Mention): boolean {
  const span = spanOf(heard.places, mention);
  return isAllOf(heard, partAround(heard, span), span);
}

function forRole(slots: readonly WaitingSlot[], mention: Mention): readonly WaitingSlot[] {
  const fitting = slots.filter(({ definition }) => hasRole(definition, mention, false));
  if (mention.role === undefined) return fitting;
  const own = fitting.filter(({ definition }) => definition.role === mention.role);
  return own.length > 0 ? own : fitting;
}

/**
 * Whether a mention lies within a mention of another entity that fills a slot: the number in an order number is not a
 * number of its own.
 *
 * @param wanted - The entity that the waiting state reads.
 */
export function isPartOfAnother(
  { slots }: Waiting,
  mention: Mention,
  { nlu }: LastMessage,
  wanted: string | undefined,
): boolean {
  return nlu.entities.some(
    ({ entity, start, end }) =>
      entity !== mention.entity &&
      (entity === wanted || slots.some(({ definition }) => definition.entity === entity)) &&
      start < mention.end &&
      mention.start < end,
  );
}
