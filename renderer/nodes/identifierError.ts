import { identifier } from '../../engine/model/identifier.ts';

/** Why a text cannot be an id, or undefined when it can. */
export function identifierError(text: string): string | undefined {
  const parsed = identifier.safeParse(text);
  return parsed.success ? undefined : `It ${parsed.error.issues[0]?.message ?? 'is not valid'}`;
}
