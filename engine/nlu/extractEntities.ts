import type { Entity } from '../model/entity.ts';
import type { NluContext } from '../model/nluPort.ts';
import type { NluResult } from '../model/nluResult.ts';
import { compileEntityExtractor } from './compileEntityExtractor.ts';

/**
 * Finds entities in one message. For many messages, compile once with `compileEntityExtractor`.
 *
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW for a pattern that cannot be used.
 */
export function extractEntities(
  entities: Readonly<Record<string, Entity>>,
  text: string,
  context: NluContext,
): NluResult['entities'] {
  return compileEntityExtractor(entities)(text, context);
}
