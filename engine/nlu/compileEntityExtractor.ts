import type { Builtin } from '../model/entities/builtin/builtins.ts';
import { type EntityMatch, type FindMatches, keepLongest } from '../model/entities/entityMatch.ts';
import { type Entity, recognitionOf } from '../model/entity.ts';
import type { NluContext } from '../model/nluPort.ts';
import type { NluResult } from '../model/nluResult.ts';
import { compareText } from './classifier/compareText.ts';
import { compileBuiltins } from './entities/compileBuiltins.ts';

/** Finds a project's entities in a message. */
export type EntityExtractor = (text: string, context: NluContext) => NluResult['entities'];

/** Longest text that is searched, in UTF-16 units: bounds the time of a pattern whatever a customer pastes. */
export const MAX_LENGTH = 2000;

/**
 * Prepares the entities of a project for use on many messages. In a message, the longest match of an entity wins
 * over others of the same entity; different entities may overlap, except that built-in ones do not share digits
 * (see `compileBuiltins`).
 *
 * @param entities - By id.
 * @returns A function that gives what it finds in order of appearance; it looks at the first 2,000 UTF-16 units.
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW for a pattern that cannot be used.
 */
export function compileEntityExtractor(entities: Readonly<Record<string, Entity>>): EntityExtractor {
  const builtins: { readonly id: string; readonly builtin: Builtin }[] = [];
  const own: { readonly id: string; readonly find: FindMatches }[] = [];
  for (const entity of Object.values(entities)) {
    const recognition = recognitionOf(entity);
    if (recognition.by === 'builtin') builtins.push({ id: entity.id, builtin: recognition.builtin });
    // What a tagger finds beyond the list of a learnt entity is added by `compileEntityFinder`.
    else if (recognition.find !== undefined) own.push({ id: entity.id, find: recognition.find });
  }
  const findBuiltins = compileBuiltins(new Set(builtins.map(({ builtin }) => builtin)));
  return (message, context) => {
    const text = message.length > MAX_LENGTH ? message.slice(0, MAX_LENGTH) : message;
    const results: NluResult['entities'] = [];
    const report = (entity: string, matches: readonly EntityMatch[]): void => {
      for (const { start, end, value } of matches) {
        results.push({ entity, value, text: text.slice(start, end), start, end });
      }
    };
    const found = findBuiltins(text, context);
    if (found.size > 0) for (const { id, builtin } of builtins) report(id, found.get(builtin) ?? []);
    for (const { id, find } of own) report(id, keepLongest(find(text, context)));
    return results.length < 2 ? results : results.sort(byPlace);
  };
}

function byPlace(a: NluResult['entities'][number], b: NluResult['entities'][number]): number {
  return a.start - b.start || b.end - a.end || compareText(a.entity, b.entity);
}
