// What every message contributes: its language, its intent, values of slots.
import type { Json } from '../../base/json.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import { primaryLanguage } from '../../model/documents/locale.ts';
import { bestIntent } from '../../model/ports.ts';
import type { Reading } from '../../model/reading.ts';
import { recordStep } from '../record.ts';
import type { TransitionContext } from '../transitionContext.ts';
import type { SettledPolicy } from './policy.ts';

/** Within this many messages, a single one in another language is enough. */
const earlyTurns = 3;

/**
 * Switches to the language that the customer writes in: early in the conversation after one message, later after two
 * in a row in the same language. Tapped replies, and messages too short for detection, do not count.
 */
export function detectLanguage(context: TransitionContext, message: LastMessage): void {
  const { language } = message.nlu;
  if (language === undefined || message.value !== undefined) return;
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
}

/** Records the customer's first intent for the agent; a flow that begins later replaces it. */
export function recordIntent(context: TransitionContext, message: LastMessage): void {
  if (context.draft.intent !== null) return;
  const { intentThreshold, escalation } = context.project.policies;
  const intent = bestIntent(message.nlu, intentThreshold);
  if (intent !== undefined && intent !== escalation.personIntent) {
    context.draft.intent = { name: intent, utterance: message.text };
  }
}

/** Fills slots with the facts of a message, so that nothing is asked twice. */
export function fillSlots(context: TransitionContext, facts: readonly Reading[]): void {
  if (facts.length === 0) return;
  const slots: Record<string, Json> = { ...context.draft.slots };
  for (const { about, value } of facts) if (about !== undefined && value !== undefined) slots[about] = value;
  context.draft.slots = slots;
  const filled = facts.flatMap(({ about }) => (about === undefined ? [] : [about]));
  recordStep(context, 'policy', null, { code: 'slots_filled', params: { slots: filled } });
}

/** Keeps values that may be meant for a slot, for the state that asks for it. */
export function noteValues({ draft }: TransitionContext, facts: readonly Reading[]): void {
  for (const { about, value } of facts)
    if (about !== undefined && value !== undefined) draft.noted = { ...draft.noted, [about]: value };
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
