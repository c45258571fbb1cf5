import type { Json } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import { hasCorrectionMarker } from '../../kit/corrections.ts';
import { hasRole, inRole } from '../../kit/hasRole.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import { askedSlot } from '../askedSlot.ts';
import type { EntitySlot } from '../compiledProject.ts';
import { isPartOfAnother } from '../isPartOfAnother.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import type { MessagePolicy } from './messagePolicy.ts';

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
