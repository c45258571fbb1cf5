import type { Json } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import { afterCorrection, hasCorrectionMarker, hasRejection, isTakenBack } from '../../kit/corrections.ts';
import { entityOfSlot } from '../../kit/entityOfSlot.ts';
import { hasRole } from '../../kit/hasRole.ts';
import { matchPhrase } from '../../kit/matchPhrase.ts';
import { normalisePhrase } from '../../kit/normalisePhrase.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { SlotDefinition } from '../../model/projectManifest.ts';
import { askedSlot } from '../askedSlot.ts';
import { topFrame } from '../frames.ts';
import { isPartOfAnother } from '../isPartOfAnother.ts';
import type { Run } from '../run.ts';
import { takesAsAnswer } from '../takesAsAnswer.ts';
import { namesSlot } from './slotNames.ts';
import { wantedFlow } from './wantedFlow.ts';

/** A message of more words that names a slot and rejects something is a story, not a correction. */
const mostWords = 10;

/** A slot and what it is to hold now; null: it is to be asked for anew. */
export interface Correction {
  readonly slot: string;
  readonly value: Json;
}

/** A slot that holds something and is not being asked for at the moment. */
interface Filled {
  readonly slot: string;
  readonly definition: SlotDefinition;
  readonly value: Json;
  /** The entity it is read from. */
  readonly entity: string | undefined;
  /** True when this run of the flow asked for it. */
  readonly asked: boolean;
  readonly named: boolean;
}

/**
 * What a message corrects: with words that take something back, a slot that holds another value than the one named;
 * or a slot that is named and rejected, without another value ("no, the other order").
 */
export function findCorrection(run: Run, message: LastMessage): Correction | undefined {
  const { text } = message;
  // The cheap question first: what nobody has said cannot be corrected.
  if (!holdsSomething(run)) return undefined;
  const marked = hasCorrectionMarker(text);
  if (!marked && !hasRejection(text)) return undefined;
  const filled = filledSlots(run, text);
  if (filled.length === 0) return undefined;
  return (marked ? anotherValue(run, message, filled) : undefined) ?? rejected(run, message, filled, marked);
}

function holdsSomething(run: Run): boolean {
  const { slots } = run.draft;
  for (const slot of run.project.slots.keys()) if ((slots[slot] ?? null) !== null) return true;
  return false;
}

function filledSlots(run: Run, text: string): readonly Filled[] {
  const { slots } = run.draft;
  const { asked = {} } = topFrame(run);
  const waiting = askedSlot(run)?.slot;
  const words = normalisePhrase(text);
  return [...run.project.slots].flatMap(([slot, definition]): Filled[] => {
    const value = slots[slot] ?? null;
    if (value === null || slot === waiting) return [];
    const entity = entityOfSlot(definition, askedEntity(run, slot));
    return [{ slot, definition, value, entity, asked: slot in asked, named: namesSlot(run, slot, words) }];
  });
}

/** The entity from which the state that asked for a slot reads it, in whichever flow that runs. */
function askedEntity(run: Run, slot: string): string | undefined {
  for (const { flow, asked } of run.draft.frames.toReversed()) {
    const node = run.project.flows.get(flow)?.states.get(asked?.[slot] ?? '')?.node;
    if (node?.ok === true && node.value.asks?.slot === slot) return node.value.asks.entity;
  }
  return undefined;
}

/** The slot that another value was named for: rather one that is named itself, then one that this flow asked for. */
function anotherValue(run: Run, message: LastMessage, filled: readonly Filled[]): Correction | undefined {
  const reserved = askedSlot(run)?.entity;
  let best: (Correction & { readonly weight: number }) | undefined;
  for (const one of filled) {
    // What the waiting state reads too is its own, unless the message says that another slot is meant.
    const inRole = isInRole(message, one);
    if (one.entity !== undefined && one.entity === reserved && !one.named && !inRole) continue;
    const declared = one.definition.entity !== undefined;
    if (!one.asked && !one.named && !declared) continue;
    const value = readValue(run, message, one, one.named || meansIt(message, one, filled));
    if (value === undefined) continue;
    const weight = (inRole ? 8 : 0) + (one.named ? 4 : 0) + (one.asked ? 2 : 0) + (declared ? 1 : 0);
    if (best === undefined || weight > best.weight) best = { slot: one.slot, value, weight };
  }
  return best === undefined ? undefined : { slot: best.slot, value: best.value };
}

/** Whether the message names a value in the very role that the slot is for. */
function isInRole({ nlu }: LastMessage, { definition: { role }, entity }: Filled): boolean {
  return (
    role !== undefined && nlu.entities.some((mention) => mention.entity === entity && mention.role === role)
  );
}

/** Whether a value that tells no role can only be for this slot: no other holds one, or it is what the message takes back. */
function meansIt({ nlu }: LastMessage, one: Filled, filled: readonly Filled[]): boolean {
  const { entity, definition, value } = one;
  if (filled.every((other) => other === one || other.entity !== entity)) return true;
  return nlu.entities.some(
    (mention) => mention.entity === entity && coerceSlotValue(definition, mention.value) === value,
  );
}

/** The last value in the message that fits the slot, is not taken back, and is news. */
function readValue(
  run: Run,
  { text, nlu }: LastMessage,
  { definition, entity, value }: Filled,
  untold: boolean,
): Json | undefined {
  if (definition.type === 'list' && definition.values !== undefined && entity === undefined) {
    const candidates = definition.values.map((one) => ({ value: one, phrases: [one] }));
    const named = matchPhrase(afterCorrection(text) ?? text, candidates);
    return named === value ? undefined : named;
  }
  const asked = askedSlot(run)?.entity;
  let found: Json | undefined;
  for (const mention of nlu.entities) {
    if (mention.entity !== entity || isTakenBack(text, mention.start)) continue;
    if (!hasRole(definition, mention, untold)) continue;
    if (definition.type === 'number' && isPartOfAnother(run, mention, nlu.entities, asked)) continue;
    const read = coerceSlotValue(definition, mention.value);
    if (read !== undefined && read !== value) found = read;
  }
  return found;
}

function rejected(
  run: Run,
  message: LastMessage,
  filled: readonly Filled[],
  marked: boolean,
): Correction | undefined {
  const { text, nlu } = message;
  if (!hasRejection(text) || text.trim().split(/\s+/).length > mostWords) return undefined;
  const named = filled.filter((one) => one.named);
  const one = named.find(({ asked }) => asked) ?? named[0];
  if (one === undefined) return undefined;
  // Without a word that takes something back it may as well be an answer, or another wish.
  if (!marked && (wantedFlow(run, nlu) !== undefined || takesAsAnswer(run, message))) return undefined;
  return { slot: one.slot, value: null };
}
