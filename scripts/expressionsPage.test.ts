import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AppError } from '../engine/base/appError.ts';
import { compileExpression } from '../engine/base/compileExpression.ts';
import { compileTemplate } from '../engine/base/compileTemplate.ts';
import type { Audience } from '../engine/base/formats/audience.ts';
import { jsonObject } from '../engine/model/jsonSchema.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = readFileSync(join(root, 'docs', 'reference', 'expressions.md'), 'utf8').replaceAll('\r\n', '\n');

/** The blocks of a language on the page. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    ([, text]) => text ?? '',
  );
}

/** Lines of code with their results, `code <separator> result`. */
function examples(language: string, separator: string): readonly (readonly [string, string])[] {
  return blocks(language)
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.lastIndexOf(separator);
      expect(at, `"${line}" does not say what it gives`).toBeGreaterThan(0);
      return [line.slice(0, at).trimEnd(), line.slice(at + separator.length).trim()];
    });
}

/** The result, or the code of the error. */
function outcomeOf<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const names = jsonObject.parse(parse(blocks('yaml')[0] ?? ''));
const audience: Audience = {
  locale: 'en',
  timeZone: 'Europe/Berlin',
  now: Date.parse('2026-03-05T10:00:00Z'),
  kindOf: (path) => (path === 'slots.amount' ? 'money' : path === 'slots.bought' ? 'date' : undefined),
};
const isCode = (text: string) => /^[A-Z]+_[A-Z_]+$/.test(text);

describe('docs/reference/expressions.md', () => {
  it('has examples of both languages, including errors', () => {
    for (const found of [examples('cel', '//'), examples('liquid', '→')]) {
      expect(found.length).toBeGreaterThan(10);
      expect(found.some(([, result]) => isCode(result))).toBe(true);
    }
  });

  it.each(examples('cel', '//'))('%s is %s', (source, result) => {
    const expected: unknown = isCode(result) ? result : JSON.parse(result);
    expect(outcomeOf(() => compileExpression(source).evaluate(names))).toEqual(expected);
  });

  it.each(examples('liquid', '→'))('%s returns %s', (source, result) => {
    expect(outcomeOf(() => compileTemplate(source, { forPeople: true }).render(names, audience))).toBe(
      result,
    );
  });
});
