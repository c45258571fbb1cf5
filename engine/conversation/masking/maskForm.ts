import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import type { SlotDefinition, SlotType } from '../../model/projectManifest.ts';
import { maskCharacters } from './maskCharacters.ts';

/** Values that fit a slot and tell nothing. Text keeps its format instead. */
const fitting: Partial<Readonly<Record<SlotType, string>>> = {
  number: '0',
  date: '2000-01-01',
  email: 'masked@example.invalid',
  phone: '+00000000000',
};

/**
 * What stands for a sensitive value in the log. It fits the slot as the value did, so that the log can be replayed: a
 * text keeps its format (letters become x, digits 0), a list has its first value.
 *
 * @param form - The value as it was kept, or as the customer wrote it.
 */
export function maskForm(definition: SlotDefinition, form: string): string {
  if (isMask(form)) return form;
  const stand = definition.type === 'list' ? definition.values?.[0] : fitting[definition.type];
  // A phone number in another format stays one as it is, and is then no more a number of things than it was.
  const keepsFormat = stand === undefined || (definition.type === 'phone' && /[\s().\-/]/.test(form));
  return keepsFormat || coerceSlotValue(definition, form) === undefined ? maskCharacters(form) : stand;
}

/** A mask is masked already: a replay, where they are the values, must not change them again. */
function isMask(form: string): boolean {
  return Object.values(fitting).includes(form) || maskCharacters(form) === form;
}
