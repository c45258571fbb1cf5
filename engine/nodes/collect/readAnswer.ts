import type { Json } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import { entityOfSlot } from '../../kit/entityOfSlot.ts';
import { matchPhrase } from '../../kit/matchPhrase.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { SlotDefinition } from '../../model/projectManifest.ts';

/** A value found in a message. */
export interface Answer {
  readonly value: Json;
  /** True when something in the message was recognised; false when the whole message was taken as it is. */
  readonly recognised: boolean;
}

/**
 * Reads a slot from a message: the value of a tapped reply of this state, else an entity, else a value of the list, else the whole
 * message. A text slot with an entity is never read from the whole message.
 *
 * @param offered - Values of the state's quick replies. A tapped reply of an earlier message is not an answer.
 * @returns Undefined when the message does not hold a fitting value.
 */
export function readAnswer(
  message: LastMessage,
  definition: SlotDefinition,
  ownEntity: string | undefined,
  offered: readonly string[],
): Answer | undefined {
  const tapped = offered.find((value) => value === message.value);
  const chosen = tapped === undefined ? undefined : coerceSlotValue(definition, tapped);
  if (chosen !== undefined) return { value: chosen, recognised: true };

  const wanted = entityOfSlot(definition, ownEntity);
  for (const mention of message.nlu.entities) {
    const value = mention.entity === wanted ? coerceSlotValue(definition, mention.value) : undefined;
    if (value !== undefined) return { value, recognised: true };
  }

  if (definition.type === 'list') {
    const named = matchPhrase(
      message.text,
      (definition.values ?? []).map((value) => ({ value, phrases: [value] })),
    );
    return named === undefined ? undefined : { value: named, recognised: true };
  }

  if (definition.type === 'text' && wanted !== undefined) return undefined;
  const whole = coerceSlotValue(definition, message.text);
  return whole === undefined ? undefined : { value: whole, recognised: definition.type !== 'text' };
}
