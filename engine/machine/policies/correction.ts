import type { Json } from '../../base/json.ts';
import {
  afterCorrection,
  hasCorrectionMarker,
  hasRejection,
  isRestatement,
  isTakenBack,
} from '../../kit/answerWords.ts';
import { matchPhrase, normalisePhrase } from '../../kit/phrases.ts';
import { coerceSlotValue, entityOfSlot, hasRole } from '../../kit/slotValues.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { SlotDefinition } from '../../model/documents/projectManifest.ts';
import type { CompiledState } from '../compiledProject.ts';
import { changesSomething, digestOf } from '../doneActions.ts';
import { enterState, replaceTop, topFrame } from '../frames.ts';
import { recordStep } from '../record.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { StepScope } from '../stepScope.ts';
import { acceptsAsAnswer, askedSlot, isPartOfAnother, repeatPrompt } from '../waitingState.ts';
import { canBegin, wantedFlow } from './digressions.ts';
import type { MessagePolicy } from './policy.ts';

/** The words by which customers call a slot: those declared, else those of its id. */
export function slotNames(run: Run, slot: string): readonly string[] {
  const names = run.project.slots.get(slot)?.names;
  return names !== undefined && names.length > 0 ? names : [slot.replaceAll('_', ' ')];
}

/** What a slot is called towards customers. */
function slotLabel(run: Run, slot: string): string {
  return slotNames(run, slot)[0] ?? slot;
}

/** Whether a message names a slot, as whole words. `message` is normalised. */
function namesSlot(run: Run, slot: string, message: string): boolean {
  const padded = ` ${message} `;
  return slotNames(run, slot).some((name) => padded.includes(` ${normalisePhrase(name)} `));
}

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
function findCorrection(run: Run, message: LastMessage): Correction | undefined {
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
    const value = readValue(run, message, one, one.named || isOnlyForSlot(message, one, filled));
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
function isOnlyForSlot({ nlu }: LastMessage, one: Filled, filled: readonly Filled[]): boolean {
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
  if (!marked && (wantedFlow(run, nlu) !== undefined || acceptsAsAnswer(run, message))) return undefined;
  return { slot: one.slot, value: null };
}

/**
 * Takes back what the customer said before: the value is changed, and the flow walked again from the state that asked
 * for it. What is known is not asked again, and what was carried out with the same input is not carried out again.
 * When something that changes things was carried out with the value, it is too late: nothing is changed.
 */
export const correction: MessagePolicy = {
  name: 'correction',
  apply: (run, message) => {
    const { enabled, acknowledgement, tooLate } = run.project.policies.corrections;
    if (!enabled || message.value !== undefined) return false;
    const found = findCorrection(run, message);
    if (found === undefined || bringsUpAnother(run, message)) return false;
    const { slot, value } = found;
    const frame = topFrame(run);
    const states = run.project.flows.get(frame.flow)?.states;
    const asked = states?.get(frame.asked?.[slot] ?? '');
    const { slots } = run.draft;
    run.draft.failures = 0;
    run.draft.slots = { ...slots, [slot]: value };
    if (asked !== undefined && isTooLate(run, asked)) {
      run.draft.slots = slots;
      sayPolicyText(run, tooLate);
      repeatPrompt(run, { code: 'correction_too_late', params: { slot } });
      return true;
    }
    const code = value === null ? 'slot_emptied' : 'slot_corrected';
    if (value !== null) {
      sayPolicyText(run, acknowledgement, { names: { slot: slotLabel(run, slot), value } });
    }
    if (asked === undefined) {
      repeatPrompt(run, { code, params: { slot, backTo: null } });
      return true;
    }
    const backTo = { flow: asked.flow, state: asked.id };
    recordStep(run, 'policy', null, { code, params: { slot, backTo } });
    fillAskedSlot(run, message, slot);
    enterState(run, asked);
    // Who corrects on the way back still has the first way before them.
    replaceTop(run, { ...topFrame(run), rewalking: frame.rewalking ?? frame.state });
    return true;
  },
};

/** "Wait, where is my other order?" is another wish, unless the message says outright that it puts something right. */
function bringsUpAnother(run: Run, { text, nlu }: LastMessage): boolean {
  const wanted = wantedFlow(run, nlu);
  return wanted !== undefined && canBegin(run, wanted.flow) && !isRestatement(text);
}

/** The same message may answer the question too ("Sorry, size 9, and my e-mail is …"): then it is not asked again. */
function fillAskedSlot(run: Run, { text, nlu }: LastMessage, corrected: string): void {
  const asked = askedSlot(run);
  if (asked?.definition === undefined || asked.entity === undefined) return;
  const { slot, definition, entity } = asked;
  const isSame = run.project.slots.get(corrected)?.entity === entity;
  if (isSame && definition.role === undefined) return;
  for (const mention of nlu.entities) {
    if (mention.entity !== entity || isTakenBack(text, mention.start)) continue;
    if (!hasRole(definition, mention, !isSame)) continue;
    if (definition.type === 'number' && isPartOfAnother(run, mention, nlu.entities, undefined)) continue;
    const value = coerceSlotValue(definition, mention.value);
    if (value === undefined) continue;
    run.draft.slots = { ...run.draft.slots, [slot]: value };
    return;
  }
}

/** Whether a state that can be reached from one has changed something with an input that is another one now. */
function isTooLate(run: Run, from: CompiledState): boolean {
  const { done } = topFrame(run);
  if (done === undefined) return false;
  const ahead = reachable(from);
  return Object.entries(done).some(([id, digest]) => {
    if (!changesSomething(run, digest)) return false;
    const state = [...ahead].find((one) => one.id === id);
    return state !== undefined && digestNow(run, state) !== digest;
  });
}

function reachable(from: CompiledState): ReadonlySet<CompiledState> {
  const found = new Set([from]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const state of found) {
    for (const next of state.on.values()) found.add(next);
  }
  return found;
}

/** The digest of the call that a state would ask for now; undefined when it would not, or cannot say. */
function digestNow(run: Run, state: CompiledState): string | undefined {
  if (!state.node.ok) return undefined;
  try {
    const { next } = state.node.value.step(new StepScope(run, { type: 'enter' }));
    return next.type === 'request' && next.effect.type === 'run_action'
      ? digestOf(next.effect.action, next.effect.input)
      : undefined;
  } catch {
    return undefined;
  }
}
