import type { NluResult } from '../model/nluResult.ts';
import type { SlotDefinition } from '../model/projectManifest.ts';

type Mention = NluResult['entities'][number];

/**
 * Whether a value is in the role that a slot is for. A slot without a role takes a value in any.
 *
 * @param untold - Whether a value is taken whose role nothing tells: where the slot is the one that was asked for.
 */
export function hasRole(
  { role }: Pick<SlotDefinition, 'role'>,
  mention: Pick<Mention, 'role'>,
  untold: boolean,
): boolean {
  return role === undefined || mention.role === role || (untold && mention.role === undefined);
}

/** The values for a slot that was asked for: those in its role; where there is none, those whose role nothing tells. */
export function inRole<T extends Pick<Mention, 'role'>>(
  definition: Pick<SlotDefinition, 'role'>,
  mentions: readonly T[],
): readonly T[] {
  const told = mentions.filter((mention) => hasRole(definition, mention, false));
  return told.length > 0 ? told : mentions.filter((mention) => hasRole(definition, mention, true));
}
