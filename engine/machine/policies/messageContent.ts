// What every message contributes: its language, its intent, values of slots.
import type { Json } from '../../base/json.ts';
import { hasCorrectionMarker } from '../../kit/answerWords.ts';
import { coerceSlotValue, hasRole, inRole } from '../../kit/slotValues.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import { primaryLanguage } from '../../model/documents/locale.ts';
import { bestIntent } from '../../model/ports.ts';
import type { EntitySlot } from '../compiledProject.ts';
import { recordStep } from '../record.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { askedSlot, isPartOfAnother } from '../waitingState.ts';
import type { MessagePolicy, SettledPolicy } from './policy.ts';

/** Within this many messages, a single one in another language is enough. */
const earlyTurns = 3;

/**
 * Switches to the language that the customer writes in: early in the conversation after one message, later after two
 * in a row in the same language. Tapped replies, and messages too short for detection, do not count.
 */
export const detectLanguage: MessagePolicy = {
  name: 'detectLanguage',
  apply: (context, message) => {
    const { language } = message.nlu;
    if (language === undefined || message.value !== undefined) return false;
    const { draft, project } = context;
    const { locale: last, changed } = draft.spoken ?? { locale: null, changed: false };
    const isOther =
      primaryLanguage(language) !== primaryLanguage(draft.locale) &&
      project.manifest.locales.includes(language);
    const isSwitch = isOther && (language === last || (draft.turn <= earlyTurns && !changed));
    if (language !== last || isSwitch) {
      draft.spoken = { locale: language, changed: changed || isSwitch };
    }
    if (isSwitch) {
      draft.locale = language;
      recordStep(context, 'policy', null, { code: 'language_changed', params: { locale: language } });
    }
    return false;
  },
};

/** Records the customer's first intent for the agent; a flow that begins later replaces it. */
export const recordIntent: MessagePolicy = {
  name: 'recordIntent',
  apply: (context, message) => {
    if (context.draft.intent !== null) return false;
    const { intentThreshold, escalation } = context.project.policies;
    const intent = bestIntent(message.nlu, intentThreshold);
    if (intent !== undefined && intent !== escalation.personIntent) {
      context.draft.intent = { name: intent, utterance: message.text };
    }
    return false;
  },
};

type Mention = LastMessage['nlu']['entities'][number];

/**
 * Fills empty slots from the mentions in a message, so that nothing is asked twice. Each mention fills one slot, in
 * the order of declaration, slots of its role first. The first mention that fits the slot being asked for is left to
 * the waiting state; a value that another slot of the same entity already has is ignored.
 */
export const fillSlots: MessagePolicy = {
  name: 'fillSlots',
  apply: (context, message) => {
    const { slotsByEntity } = context.project;
    const asked = askedSlot(context);
    const ofAsked = message.nlu.entities.filter(({ entity }) => entity === asked?.entity);
    const [reserved] = inRole(asked?.definition ?? {}, ofAsked);
    const filled: string[] = [];
    for (const mention of message.nlu.entities) {
      if (mention === reserved) continue;
      const candidates = forRole(slotsByEntity.get(mention.entity) ?? [], mention);
      const { slots } = context.draft;
      const isKnown = candidates.some(({ slot, definition }) => {
        const value = coerceSlotValue(definition, mention.value);
        return value !== undefined && slots[slot] === value;
      });
      const empty = candidates.find(({ slot }) => slot !== asked?.slot && (slots[slot] ?? null) === null);
      if (isKnown || empty === undefined) continue;
      const { entities } = message.nlu;
      if (empty.definition.type === 'number' && isPartOfAnother(context, mention, entities, asked?.entity))
        continue;
      // "Actually it is 222" corrects another slot rather than naming a second value.
      const taken = candidates.some(({ slot }) => slot !== asked?.slot && (slots[slot] ?? null) !== null);
      if (taken && corrects(context, message.text)) continue;
      const value: Json | undefined = coerceSlotValue(empty.definition, mention.value);
      if (value === undefined) continue;
      context.draft.slots = { ...slots, [empty.slot]: value };
      filled.push(empty.slot);
    }
    if (filled.length > 0)
      recordStep(context, 'policy', null, { code: 'slots_filled', params: { slots: filled } });
    return false;
  },
};

function forRole(slots: readonly EntitySlot[], mention: Mention): readonly EntitySlot[] {
  const fitting = slots.filter(({ definition }) => hasRole(definition, mention, false));
  if (mention.role === undefined) return fitting;
  const own = fitting.filter(({ definition }) => definition.role === mention.role);
  return own.length > 0 ? own : fitting;
}

function corrects(context: TransitionContext, text: string): boolean {
  return context.project.policies.corrections.enabled && hasCorrectionMarker(text);
}

/** Records when slots with an expiry were filled. */
export const recordFillTimes: SettledPolicy = {
  name: 'recordFillTimes',
  apply: ({ project, draft, slotsBefore }) => {
    const { expiresMs } = project.memory;
    if (expiresMs.size === 0 || draft.slots === slotsBefore) return;
    const filledAt: Record<string, number> = { ...draft.filledAt };
    for (const slot of expiresMs.keys()) {
      const value = draft.slots[slot] ?? null;
      if (value === null) delete filledAt[slot];
      else if (value !== slotsBefore[slot]) filledAt[slot] = draft.at;
    }
    draft.filledAt = filledAt;
  },
};
