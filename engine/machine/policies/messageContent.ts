// What every message brings: its language, its intent, values of slots.
import type { Json } from '../../base/json.ts';
import { hasCorrectionMarker } from '../../kit/answerWords.ts';
import { coerceSlotValue, hasRole, inRole } from '../../kit/slotValues.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import { primaryLanguage } from '../../model/documents/locale.ts';
import { bestIntent } from '../../model/ports.ts';
import type { EntitySlot } from '../compiledProject.ts';
import { recordStep } from '../record.ts';
import type { Run } from '../run.ts';
import { askedSlot, isPartOfAnother } from '../waitingState.ts';
import type { MessagePolicy, SettledPolicy } from './policy.ts';

/** Messages within which the first in another language decides. */
const early = 3;

/**
 * Lets the conversation go on in the language that the customer writes in: at once for the first such message early
 * in the conversation, later when two messages in a row tell the same language. What was tapped are our words, and
 * messages too short to tell a language do not count.
 */
export const detectLanguage: MessagePolicy = {
  name: 'detectLanguage',
  apply: (run, message) => {
    const { language } = message.nlu;
    if (language === undefined || message.value !== undefined) return false;
    const { draft, project } = run;
    const { locale: last, changed } = draft.spoken ?? { locale: null, changed: false };
    const isOther =
      primaryLanguage(language) !== primaryLanguage(draft.locale) &&
      project.manifest.locales.includes(language);
    const goesOver = isOther && (language === last || (draft.turn <= early && !changed));
    if (language !== last || goesOver) {
      draft.spoken = { locale: language, changed: changed || goesOver };
    }
    if (goesOver) {
      draft.locale = language;
      recordStep(run, 'policy', null, { code: 'language_changed', params: { locale: language } });
    }
    return false;
  },
};

/** Keeps the first thing a customer wants, for the person who may take over; a flow that begins later replaces it. */
export const recordIntent: MessagePolicy = {
  name: 'noteWish',
  apply: (run, message) => {
    if (run.draft.intent !== null) return false;
    const { intentThreshold, escalation } = run.project.policies;
    const intent = bestIntent(message.nlu, intentThreshold);
    if (intent !== undefined && intent !== escalation.personIntent) {
      run.draft.intent = { name: intent, utterance: message.text };
    }
    return false;
  },
};

type Mention = LastMessage['nlu']['entities'][number];

/**
 * Fills empty slots from what a message mentions, so that nothing is asked twice. Each mention fills one slot, in
 * the order of declaration, those for its role first. The slot that the waiting state asks for is left to it, with the
 * first mention of its entity that it takes; and a value that another slot of the same entity holds already is not news.
 */
export const fillSlots: MessagePolicy = {
  name: 'fillSlots',
  apply: (run, message) => {
    const { slotsByEntity } = run.project;
    const asked = askedSlot(run);
    const ofAsked = message.nlu.entities.filter(({ entity }) => entity === asked?.entity);
    const [reserved] = inRole(asked?.definition ?? {}, ofAsked);
    const filled: string[] = [];
    for (const mention of message.nlu.entities) {
      if (mention === reserved) continue;
      const candidates = forRole(slotsByEntity.get(mention.entity) ?? [], mention);
      const { slots } = run.draft;
      const known = candidates.some(({ slot, definition }) => {
        const value = coerceSlotValue(definition, mention.value);
        return value !== undefined && slots[slot] === value;
      });
      const empty = candidates.find(({ slot }) => slot !== asked?.slot && (slots[slot] ?? null) === null);
      if (known || empty === undefined) continue;
      const { entities } = message.nlu;
      if (empty.definition.type === 'number' && isPartOfAnother(run, mention, entities, asked?.entity))
        continue;
      // "Actually it is 222" puts right what another slot holds; it does not tell of a second one.
      const taken = candidates.some(({ slot }) => slot !== asked?.slot && (slots[slot] ?? null) !== null);
      if (taken && corrects(run, message.text)) continue;
      const value: Json | undefined = coerceSlotValue(empty.definition, mention.value);
      if (value === undefined) continue;
      run.draft.slots = { ...slots, [empty.slot]: value };
      filled.push(empty.slot);
    }
    if (filled.length > 0)
      recordStep(run, 'policy', null, { code: 'slots_filled', params: { slots: filled } });
    return false;
  },
};

function forRole(slots: readonly EntitySlot[], mention: Mention): readonly EntitySlot[] {
  const fitting = slots.filter(({ definition }) => hasRole(definition, mention, false));
  if (mention.role === undefined) return fitting;
  const own = fitting.filter(({ definition }) => definition.role === mention.role);
  return own.length > 0 ? own : fitting;
}

function corrects(run: Run, text: string): boolean {
  return run.project.policies.corrections.enabled && hasCorrectionMarker(text);
}

/** Keeps when slots that expire were filled. */
export const recordFillTimes: SettledPolicy = {
  name: 'noteFilled',
  apply: ({ project, draft, known }) => {
    const { expiresMs } = project.memory;
    if (expiresMs.size === 0 || draft.slots === known) return;
    const filledAt: Record<string, number> = { ...draft.filledAt };
    for (const slot of expiresMs.keys()) {
      const value = draft.slots[slot] ?? null;
      if (value === null) delete filledAt[slot];
      else if (value !== known[slot]) filledAt[slot] = draft.at;
    }
    draft.filledAt = filledAt;
  },
};
