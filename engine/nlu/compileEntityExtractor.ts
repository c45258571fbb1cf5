import type { Entity } from '../model/entity.ts';
import type { NluContext } from '../model/nluPort.ts';
import type { NluResult } from '../model/nluResult.ts';
import { compareText } from './classifier/compareText.ts';
import { compileBuiltins } from './entities/compileBuiltins.ts';
import { compileList } from './entities/compileList.ts';
import { compilePattern } from './entities/compilePattern.ts';
import type { EntityMatch } from './entities/entityMatch.ts';
import { keepLongest } from './entities/keepLongest.ts';

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
  const declared = Object.values(entities);
  const builtins = declared.filter((entity) => entity.type === 'builtin');
  const findBuiltins = compileBuiltins(new Set(builtins.map((entity) => entity.builtin)));
  const own = declared.flatMap((entity) => {
    if (entity.type === 'builtin') return [];
    if (entity.type === 'pattern') return [{ id: entity.id, find: compilePattern(entity) }];
    // What a tagger finds beyond its list is added by `compileEntityFinder`.
    if (entity.values.length === 0) return [];
    return [{ id: entity.id, find: compileList(entity) }];
  });
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
