import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Json } from '../../../base/json.ts';
import type { Entity } from '../../../model/documents/entity.ts';
import { builtinNames } from '../../../model/entities/builtin/builtins.ts';
import { compileEntityExtractor } from '../../compileEntityExtractor.ts';

/** Thursday, 5 March 2026, 10:00 UTC: what the labels count from. */
export const march5 = Date.UTC(2026, 2, 5, 10);

/** An expression with the values of one kind that a person would take from it, and those that were found. */
export interface MeasuredExpression {
  readonly kind: string;
  readonly text: string;
  readonly expected: readonly Json[];
  readonly found: readonly Json[];
}

const everything: Record<string, Entity> = Object.fromEntries(
  builtinNames.map((name) => [name, { id: name, name, type: 'builtin', builtin: name } satisfies Entity]),
);
const withOrders: Record<string, Entity> = {
  ...everything,
  order: { id: 'order', name: 'Order', type: 'pattern', patterns: ['\\b\\d{10}\\b'] },
};

/** The labelled expressions of a file beside this one, measured in its language. */
export function measureValues(file: string): readonly MeasuredExpression[] {
  const labels = parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<
    string,
    Record<string, Json | readonly Json[]>
  >;
  const locale = file.split('.')[1] ?? 'en';
  const find = compileEntityExtractor(everything);
  const findOrders = compileEntityExtractor(withOrders);
  return Object.entries(labels).flatMap(([kind, expressions]) =>
    Object.entries(expressions).map(([text, label]) => {
      const entity = kind === 'name' ? 'person_name' : kind;
      const mentions = (kind === 'order' ? findOrders : find)(text, { locale, now: march5 });
      return {
        kind,
        text,
        expected: Array.isArray(label) ? label : [label],
        found: mentions.filter((mention) => mention.entity === entity).map(({ value }) => value),
      };
    }),
  );
}

/** Found values that are right or wrong, and labelled ones that were missed. */
export function countValues(measured: readonly MeasuredExpression[]): {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
} {
  let [right, wrong, missed] = [0, 0, 0];
  for (const { expected, found } of measured) {
    const rest = [...found];
    for (const value of expected) {
      const at = rest.indexOf(value);
      if (at < 0) missed++;
      else {
        right++;
        rest.splice(at, 1);
      }
    }
    wrong += rest.length;
  }
  return { right, wrong, missed };
}
