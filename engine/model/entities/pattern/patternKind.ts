import { type AST, parseRegExpLiteral, visitRegExpAST } from '@eslint-community/regexpp';
import { z } from 'zod';
import { defineErrors } from '../../../base/defineErrors.ts';
import { defineEntityKind } from '../defineEntityKind.ts';
import type { EntityMatch, FindMatches } from '../entityMatch.ts';

/** What can be wrong with the declaration of an entity beyond its schema. */
const entityErrors = defineErrors({
  NLU_PATTERN_INVALID: {
    message: (p: { entity: string; pattern: string; reason: string }) =>
      `The pattern /${p.pattern}/ of entity ${p.entity} is not a valid regular expression: ${p.reason}`,
    remedy: 'Correct the regular expression (JavaScript syntax, without the slashes around it)',
  },
  NLU_PATTERN_TOO_SLOW: {
    message: (p: { entity: string; pattern: string }) =>
      `The pattern /${p.pattern}/ of entity ${p.entity} repeats a group that repeats itself, which can take for ever`,
    remedy: 'Write it without a repetition inside a repeated group, e.g. [a-z]+ in place of ([a-z]+)+',
  },
});

/**
 * True when a pattern repeats without limit a group that may consist of nothing but an unlimited repetition, such as
 * `(a+)+` or `(\w+\s?)*`. A text that almost matches can then be split up in exponentially many ways, all of which
 * are tried. Harmless repetitions with something fixed between them, such as `(\w+ )*`, pass.
 */
export function hasRunawayRepetition(pattern: RegExp): boolean {
  let found = false;
  visitRegExpAST(parseRegExpLiteral(pattern), {
    onQuantifierEnter: (quantifier) => {
      found ||= quantifier.max === Number.POSITIVE_INFINITY && mayBeOnlyRepetition(quantifier.element);
    },
  });
  return found;
}

function mayBeOnlyRepetition(element: AST.Element): boolean {
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return false;
  return element.alternatives.some(({ elements }) =>
    elements.some((one, n) => repeats(one) && elements.every((other, m) => m === n || canBeEmpty(other))),
  );
}

function repeats(element: AST.Element): boolean {
  if (element.type === 'Quantifier') return element.max === Number.POSITIVE_INFINITY;
  return mayBeOnlyRepetition(element);
}

function canBeEmpty(element: AST.Element): boolean {
  switch (element.type) {
    case 'Quantifier':
      return element.min === 0 || canBeEmpty(element.element);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(({ elements }) => elements.every(canBeEmpty));
    case 'Assertion':
      return true;
    default:
      return false;
  }
}

/** Syntax that means what it says only in Unicode mode; without it, the laxer classic mode is kinder to authors. */
const UNICODE_ONLY = /\\p\{|\\P\{|\\u\{/;

/**
 * Found by one of several regular expressions (JavaScript, case-insensitive). The first group, or the match, is the
 * value. Not to be used: NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW at `nlu/entities/<id>.yaml`.
 */
export const patternKind = defineEntityKind({
  type: 'pattern',
  found: 'by regular expressions',
  shape: { patterns: z.array(z.string().min(1)).min(1) },
  fields: {
    patterns:
      'Regular expressions as in JavaScript, upper and lower case alike. The first group is the value, else all of the match.',
  },
  recognise: (entity) => ({ by: 'text', find: compilePatterns(entity) }),
  faults: ({ patterns }) =>
    patterns.flatMap((pattern, index) => {
      const { reason } = parse(pattern);
      return reason === undefined ? [] : [{ path: ['patterns', index], pattern, reason }];
    }),
});

function compilePatterns(entity: { readonly id: string; readonly patterns: readonly string[] }): FindMatches {
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
  const { compiled, reason, cause } = parse(pattern);
  if (compiled === undefined)
    throw entityErrors.NLU_PATTERN_INVALID({ entity, pattern, reason }, { location, cause });
  if (hasRunawayRepetition(compiled))
    throw entityErrors.NLU_PATTERN_TOO_SLOW({ entity, pattern }, { location });
  return compiled;
}

type Parsed =
  | { readonly compiled: RegExp; readonly reason?: undefined; readonly cause?: undefined }
  | { readonly compiled?: undefined; readonly reason: string; readonly cause: unknown };

function parse(pattern: string): Parsed {
  try {
    return { compiled: new RegExp(pattern, UNICODE_ONLY.test(pattern) ? 'dgiu' : 'dgi') };
  } catch (cause) {
    return { reason: cause instanceof Error ? cause.message.replace(/^.*: /, '') : String(cause), cause };
  }
}

function findAll(pattern: RegExp, text: string): readonly EntityMatch[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const group = match.findIndex((value, n) => n > 0 && value !== undefined);
    const [start, end] = match.indices?.[Math.max(0, group)] ?? [0, 0];
    return start === end ? [] : [{ start, end, value: text.slice(start, end) }];
  });
}
