import { z } from 'zod';
import { identifier } from '../model/identifier.ts';

/** What a customer reads: a Liquid template, or a `$locale.key`. */
export const text = z.string().min(1);

/** A CEL expression. */
export const expression = z.string().min(1);

/** Name of something the project declares. Empty in a state freshly added: not chosen yet, which checks report. */
export const reference = z.union([identifier, z.literal('')]);

/** Name -> CEL. */
export const expressionMap = z.record(identifier, expression);

/** Rejects lists in which two items carry the same id; a duplicate would hide one of two ways out. */
export function uniqueIds(items: readonly { readonly id: string }[]): boolean {
  return new Set(items.map((item) => item.id)).size === items.length;
}

/** An id that becomes an outcome, so it must not be one that the kind has anyway. */
export function outcomeId(reserved: readonly string[]): z.ZodType<string> {
  return identifier.refine((id) => !reserved.includes(id), {
    error: `must not be one of ${reserved.join(', ')}: these ways out are there anyway`,
  });
}
