import type { Json } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import { hasCorrectionMarker } from '../../kit/corrections.ts';
import { askedSlot } from '../askedSlot.ts';
import { isPartOfAnother } from '../isPartOfAnother.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/**
 * Fills empty slots from what a message mentions, so that nothing is asked twice. Each mention fills one slot, in
 * the order of declaration. The slot that the waiting state asks for is left to it, with the first mention of its
 * entity; and a value that another slot of the same entity holds already is not news.
 */
export const fillSlots: MessagePolicy = {
  name: 'fillSlots',
  apply: (run, message) => {
    const { slotsByEntity } = run.project;
    const asked = askedSlot(run);
    let reserved = asked?.entity;
    const filled: string[] = [];
    for (const mention of message.nlu.entities) {
      if (mention.entity === reserved) {
        reserved = undefined;
        continue;
      }
      const candidates = slotsByEntity.get(mention.entity);
      if (candidates === undefined) continue;
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
    if (filled.length > 0) recordStep(run, 'policy', null, `Filled ${filled.join(', ')} from the message`);
    return false;
  },
};

function corrects(run: Run, text: string): boolean {
  return run.project.policies.corrections.enabled && hasCorrectionMarker(text);
}
