import type { Json } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import { afterCorrection, hasCorrectionMarker, isTakenBack } from '../../kit/corrections.ts';
import { entityOfSlot } from '../../kit/entityOfSlot.ts';
import { inRole } from '../../kit/hasRole.ts';
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
 * Reads a slot from a message: the value of a tapped reply of this state, else an entity, else a value of the list,
 * else the whole message. A text slot with an entity is never read from the whole message. Who takes something back
 * ("size 8, no wait, 9") means the value that was said last.
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
  const mentioned = readMention(message, definition, wanted);
  if (mentioned !== undefined) return { value: mentioned, recognised: true };

  if (definition.type === 'list') {
    const named = readListValue(message.text, definition.values ?? []);
    return named === undefined ? undefined : { value: named, recognised: true };
  }

  if (definition.type === 'text' && wanted !== undefined) return undefined;
  const whole = coerceSlotValue(definition, message.text);
  return whole === undefined ? undefined : { value: whole, recognised: definition.type !== 'text' };
}

function readMention(
  { text, nlu }: LastMessage,
  definition: SlotDefinition,
  wanted: string | undefined,
): Json | undefined {
  const found: { readonly value: Json; readonly start: number }[] = [];
  const mentions = nlu.entities.filter(({ entity }) => entity === wanted);
  for (const { value: raw, start } of inRole(definition, mentions)) {
    const value = coerceSlotValue(definition, raw);
    if (value !== undefined) found.push({ value, start });
  }
  if (found.length < 2 || !hasCorrectionMarker(text)) return found[0]?.value;
  const meant = found.filter(({ start }) => !isTakenBack(text, start));
  return (meant.at(-1) ?? found.at(-1))?.value;
}

function readListValue(text: string, values: readonly string[]): string | undefined {
  const candidates = values.map((value) => ({ value, phrases: [value] }));
  const corrected = afterCorrection(text);
  return (
    (corrected === undefined ? undefined : matchPhrase(corrected, candidates)) ??
    matchPhrase(text, candidates)
  );
}
