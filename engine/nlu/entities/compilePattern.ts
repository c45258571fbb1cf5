import type { Entity } from '../../model/entity.ts';
import { errors } from '../errors.ts';
import type { EntityMatch, FindMatches } from './entityMatch.ts';
import { hasRunawayRepetition } from './hasRunawayRepetition.ts';

/** Syntax that means what it says only in Unicode mode; without it, the laxer classic mode is kinder to authors. */
const UNICODE_ONLY = /\\p\{|\\P\{|\\u\{/;

/**
 * Compiles the patterns of an entity.
 *
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW at `nlu/entities/<id>.yaml`.
 */
export function compilePattern(entity: Extract<Entity, { type: 'pattern' }>): FindMatches {
  const compiled = entity.patterns.map((pattern, n) => {
    const find = compile(entity.id, pattern, n);
    // Without positions of groups it is faster, and most messages match nothing.
    return { find, probe: new RegExp(find.source, find.flags.replace(/[dg]/g, '')) };
  });
  return (text) => {
    const found: EntityMatch[] = [];
    for (const { find, probe } of compiled) if (probe.test(text)) found.push(...findAll(find, text));
    return found;
  };
}

function compile(entity: string, pattern: string, n: number): RegExp {
  const location = { file: `nlu/entities/${entity}.yaml`, field: `patterns[${n}]` };
  let compiled: RegExp;
  try {
    compiled = new RegExp(pattern, UNICODE_ONLY.test(pattern) ? 'dgiu' : 'dgi');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^.*: /, '') : String(cause);
    throw errors.NLU_PATTERN_INVALID({ entity, pattern, reason }, { location, cause });
  }
  if (hasRunawayRepetition(compiled)) throw errors.NLU_PATTERN_TOO_SLOW({ entity, pattern }, { location });
  return compiled;
}

function findAll(pattern: RegExp, text: string): readonly EntityMatch[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const group = match.findIndex((value, n) => n > 0 && value !== undefined);
    const [start, end] = match.indices?.[Math.max(0, group)] ?? [0, 0];
    return start === end ? [] : [{ start, end, value: text.slice(start, end) }];
  });
}
