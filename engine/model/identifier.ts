import { z } from 'zod';
import { isTimeZone } from '../base/formats/timeZone.ts';

/**
 * Identifier of a flow, state, slot, intent, entity, action or outcome: lower-case letters, digits and underscores, at
 * most 64 characters. It is also a file name and a CEL identifier, hence the narrow alphabet.
 */
export const identifier = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,63}$/,
    'must start with a letter and contain only a-z, 0-9 and _ (at most 64 characters)',
  );

/** A BCP 47 language tag in the short form used as a file name: `en`, `de`, `pt-BR`, `zh-Hant`, `es-419`. */
export const languageTag = z
  .string()
  .regex(
    /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/,
    'must be a language tag such as en or pt-BR',
  );

/** Name of an environment variable. */
export const variableName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'must be an environment variable name such as SHOP_API_URL');

/** Name of a time zone (IANA). */
export const timeZone = z
  .string()
  .refine(isTimeZone, { error: 'must be the name of a time zone such as Europe/Berlin or UTC' });
