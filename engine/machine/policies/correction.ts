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
import { enterState, replaceTop, topFrame } from '../frames.ts';
import { recordStep } from '../record.ts';
import { changesSomething, digestOf } from '../rewalk.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { StepScope } from '../stepScope.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { acceptsAsAnswer, askedSlot, isPartOfAnother, repeatPrompt } from '../waitingState.ts';
import { canBegin, wantedFlow } from './digressions.ts';
import type { MessagePolicy } from './policy.ts';

/** What customers call a slot: the declared names, or the words of its id. */
export function slotNames(context: TransitionContext, slot: string): readonly string[] {
  const names = context.project.slots.get(slot)?.names;
  return names !== undefined && names.length > 0 ? names : [slot.replaceAll('_', ' ')];
}

/** The name of a slot in texts for customers. */
function slotLabel(context: TransitionContext, slot: string): string {
  return slotNames(context, slot)[0] ?? slot;
}

/** Whether a normalised message names a slot, as whole words. */
function namesSlot(context: TransitionContext, slot: string, message: string): boolean {
  const padded = ` ${message} `;
  return slotNames(context, slot).some((name) => padded.includes(` ${normalisePhrase(name)} `));
}

/** A longer message that names a slot and rejects something is a story, not a correction. */
const maxRejectionWords = 10;

/** A slot and its corrected value; null: it must be asked for again. */
export interface Correction {
  readonly slot: string;
  readonly value: Json;
}

/** A filled slot that is not being asked for now. */
interface FilledSlot {
  readonly slot: string;
  readonly definition: SlotDefinition;
  readonly value: Json;
  /** The entity that fills it. */
  readonly entity: string | undefined;
  /** True if this run of the flow asked for it. */
  readonly asked: boolean;
  readonly named: boolean;
}

/**
 * Finds what a message corrects: with correcting words, a slot whose value differs from the one mentioned; or a slot
 * that is named and rejected without another value ("no, the other order").
 */
function findCorrection(context: TransitionContext, message: LastMessage): Correction | undefined {
  const { text } = message;
  // The cheap check first: without values there is nothing to correct.
  if (!hasFilledSlots(context)) return undefined;
  const marked = hasCorrectionMarker(text);
  if (!marked && !hasRejection(text)) return undefined;
  const filled = filledSlots(context, text);
  if (filled.length === 0) return undefined;
  return (
    (marked ? newValue(context, message, filled) : undefined) ??
    rejectedSlot(context, message, filled, marked)
  );
}

function hasFilledSlots(context: TransitionContext): boolean {
  const { slots } = context.draft;
  for (const slot of context.project.slots.keys()) if ((slots[slot] ?? null) !== null) return true;
  return false;
}

function filledSlots(context: TransitionContext, text: string): readonly FilledSlot[] {
  const { slots } = context.draft;
  const { asked = {} } = topFrame(context);
  const currentSlot = askedSlot(context)?.slot;
  const words = normalisePhrase(text);
  return [...context.project.slots].flatMap(([slot, definition]): FilledSlot[] => {
    const value = slots[slot] ?? null;
    if (value === null || slot === currentSlot) return [];
    const entity = entityOfSlot(definition, askedEntity(context, slot));
    return [
      { slot, definition, value, entity, asked: slot in asked, named: namesSlot(context, slot, words) },
    ];
  });
}

/** The entity from which the state that asked for a slot reads it, in any running flow. */
function askedEntity(context: TransitionContext, slot: string): string | undefined {
  for (const { flow, asked } of context.draft.frames.toReversed()) {
    const node = context.project.flows.get(flow)?.states.get(asked?.[slot] ?? '')?.node;
    if (node?.ok === true && node.value.asks?.slot === slot) return node.value.asks.entity;
  }
  return undefined;
}

/** Finds the slot that a new value was given for: preferably one that is named, then one that this flow asked for. */
function newValue(
  context: TransitionContext,
  message: LastMessage,
  filled: readonly FilledSlot[],
): Correction | undefined {
  const reserved = askedSlot(context)?.entity;
  let best: (Correction & { readonly weight: number }) | undefined;
  for (const one of filled) {
    // What the waiting state reads itself is left to it, unless the message names another slot.
    const inRole = isInRole(message, one);
    if (one.entity !== undefined && one.entity === reserved && !one.named && !inRole) continue;
    const declared = one.definition.entity !== undefined;
    if (!one.asked && !one.named && !declared) continue;
    const value = readValue(context, message, one, one.named || isOnlyForSlot(message, one, filled));
    if (value === undefined) continue;
    const weight = (inRole ? 8 : 0) + (one.named ? 4 : 0) + (one.asked ? 2 : 0) + (declared ? 1 : 0);
    if (best === undefined || weight > best.weight) best = { slot: one.slot, value, weight };
  }
  return best === undefined ? undefined : { slot: best.slot, value: best.value };
}

/** Whether the message mentions a value in the role of the slot. */
function isInRole({ nlu }: LastMessage, { definition: { role }, entity }: FilledSlot): boolean {
  return (
    role !== undefined && nlu.entities.some((mention) => mention.entity === entity && mention.role === role)
  );
}

/**
 * Whether a value without a role can only be meant for this slot: no other slot of the entity is filled, or it is the
 * value being taken back.
 */
function isOnlyForSlot({ nlu }: LastMessage, one: FilledSlot, filled: readonly FilledSlot[]): boolean {
  const { entity, definition, value } = one;
  if (filled.every((other) => other === one || other.entity !== entity)) return true;
  return nlu.entities.some(
    (mention) => mention.entity === entity && coerceSlotValue(definition, mention.value) === value,
  );
}

/** The last value in the message that fits the slot, is not taken back, and is new. */
function readValue(
  context: TransitionContext,
  { text, nlu }: LastMessage,
  { definition, entity, value }: FilledSlot,
  allowNoRole: boolean,
): Json | undefined {
  if (definition.type === 'list' && definition.values !== undefined && entity === undefined) {
    const candidates = definition.values.map((one) => ({ value: one, phrases: [one] }));
    const named = matchPhrase(afterCorrection(text) ?? text, candidates);
    return named === value ? undefined : named;
  }
  const asked = askedSlot(context)?.entity;
  let found: Json | undefined;
  for (const mention of nlu.entities) {
    if (mention.entity !== entity || isTakenBack(text, mention.start)) continue;
    if (!hasRole(definition, mention, allowNoRole)) continue;
    if (definition.type === 'number' && isPartOfAnother(context, mention, nlu.entities, asked)) continue;
    const read = coerceSlotValue(definition, mention.value);
    if (read !== undefined && read !== value) found = read;
  }
  return found;
}

function rejectedSlot(
  context: TransitionContext,
  message: LastMessage,
  filled: readonly FilledSlot[],
  marked: boolean,
): Correction | undefined {
  const { text, nlu } = message;
  if (!hasRejection(text) || text.trim().split(/\s+/).length > maxRejectionWords) return undefined;
  const named = filled.filter((one) => one.named);
  const one = named.find(({ asked }) => asked) ?? named[0];
  if (one === undefined) return undefined;
  // Without correcting words it could as well be an answer, or another intent.
  if (!marked && (wantedFlow(context, nlu) !== undefined || acceptsAsAnswer(context, message)))
    return undefined;
  return { slot: one.slot, value: null };
}

/**
 * Applies a correction: the value is changed, and the flow walked again from the state that asked for it. Known values
 * are not asked for again, and actions with the same input are not repeated. If an action that changes something has
 * already used the value, it is too late, and nothing is changed.
 */
export const correction: MessagePolicy = {
  name: 'correction',
  apply: (context, message) => {
    const { enabled, acknowledgement, tooLate } = context.project.policies.corrections;
    if (!enabled || message.value !== undefined) return false;
    const found = findCorrection(context, message);
    if (found === undefined || asksForAnotherFlow(context, message)) return false;
    const { slot, value } = found;
    const frame = topFrame(context);
    const states = context.project.flows.get(frame.flow)?.states;
    const asked = states?.get(frame.asked?.[slot] ?? '');
    const { slots } = context.draft;
    context.draft.failures = 0;
    context.draft.slots = { ...slots, [slot]: value };
    if (asked !== undefined && isTooLate(context, asked)) {
      context.draft.slots = slots;
      sayPolicyText(context, tooLate);
      repeatPrompt(context, { code: 'correction_too_late', params: { slot } });
      return true;
    }
    const code = value === null ? 'slot_emptied' : 'slot_corrected';
    if (value !== null) {
      sayPolicyText(context, acknowledgement, { names: { slot: slotLabel(context, slot), value } });
    }
    if (asked === undefined) {
      repeatPrompt(context, { code, params: { slot, backTo: null } });
      return true;
    }
    const backTo = { flow: asked.flow, state: asked.id };
    recordStep(context, 'policy', null, { code, params: { slot, backTo } });
    fillAskedSlot(context, message, slot);
    enterState(context, asked);
    // A correction during a rewalk keeps the end of the first one.
    replaceTop(context, { ...topFrame(context), rewalking: frame.rewalking ?? frame.state });
    return true;
  },
};

/** "Wait, where is my other order?" asks for another flow, unless the message clearly restates a value. */
function asksForAnotherFlow(context: TransitionContext, { text, nlu }: LastMessage): boolean {
  const wanted = wantedFlow(context, nlu);
  return wanted !== undefined && canBegin(context, wanted.flow) && !isRestatement(text);
}

/**
 * The same message may answer the question as well ("Sorry, size 9, and my e-mail is …"); it is then not asked again.
 */
function fillAskedSlot(context: TransitionContext, { text, nlu }: LastMessage, corrected: string): void {
  const asked = askedSlot(context);
  if (asked?.definition === undefined || asked.entity === undefined) return;
  const { slot, definition, entity } = asked;
  const isSame = context.project.slots.get(corrected)?.entity === entity;
  if (isSame && definition.role === undefined) return;
  for (const mention of nlu.entities) {
    if (mention.entity !== entity || isTakenBack(text, mention.start)) continue;
    if (!hasRole(definition, mention, !isSame)) continue;
    if (definition.type === 'number' && isPartOfAnother(context, mention, nlu.entities, undefined)) continue;
    const value = coerceSlotValue(definition, mention.value);
    if (value === undefined) continue;
    context.draft.slots = { ...context.draft.slots, [slot]: value };
    return;
  }
}

/** Whether a state reachable from here has already changed something with an input that is different now. */
function isTooLate(context: TransitionContext, from: CompiledState): boolean {
  const { done } = topFrame(context);
  if (done === undefined) return false;
  const ahead = reachable(from);
  return Object.entries(done).some(([id, digest]) => {
    if (!changesSomething(context, digest)) return false;
    const state = [...ahead].find((one) => one.id === id);
    return state !== undefined && digestNow(context, state) !== digest;
  });
}

function reachable(from: CompiledState): ReadonlySet<CompiledState> {
  const found = new Set([from]);
  // Iterating a set visits elements added during the iteration.
  for (const state of found) {
    for (const next of state.on.values()) found.add(next);
  }
  return found;
}

/** The digest of the call that a state would make now; undefined if it would not make one, or fails. */
function digestNow(context: TransitionContext, state: CompiledState): string | undefined {
  if (!state.node.ok) return undefined;
  try {
    const { next } = state.node.value.step(new StepScope(context, { type: 'enter' }));
    return next.type === 'request' && next.effect.type === 'run_action'
      ? digestOf(next.effect.action, next.effect.input)
      : undefined;
  } catch {
    return undefined;
  }
}
