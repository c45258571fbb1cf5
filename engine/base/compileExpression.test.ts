import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './appError.ts';
import { compileExpression } from './compileExpression.ts';
import type { Json, JsonObject } from './json.ts';

const context: JsonObject = {
  slots: { n: 3, f: 2.5, size: 'M', empty: null, list: [1, 2, 3], order: { id: 'A1' } },
  vars: { days: 100 },
};

function evaluate(source: string, values: JsonObject = context): Json {
  return compileExpression(source).evaluate(values);
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('compileExpression', () => {
  it.each<[string, Json]>([
    ['slots.n == 3', true],
    ['slots.n != 3', false],
    ['vars.days > 90', true],
    ['vars.days <= 90', false],
    ['slots.f > 2', true],
    ['slots.n + 1', 4],
    ['1 - slots.n', -2],
    ['slots.n * 0.0 * -1.0', 0],
    ['slots.n * 2', 6],
    ['slots.n * 1.5', 4.5],
    ['vars.days / 8', 12.5],
    ['slots.n % 2 == 1', true],
    ['slots.list[slots.n - 1]', 3],
    ['slots.n in [1, 2, 3]', true],
    ['3 in slots.list', true],
    ['slots.list == [1, 2, 3]', true],
    ['slots.list.map(x, x * 2)', [2, 4, 6]],
    ['slots.list.exists(x, x > 2)', true],
    ['slots.list + [4]', [1, 2, 3, 4]],
    ['size(slots.list)', 3],
    ['size(slots.list) == slots.n', true],
    ['7 / 2', 3],
    ['1u', 1],
    ['"n: " + string(slots.n)', 'n: 3'],
    ['slots.empty == null', true],
    ['slots.empty != null && slots.empty > 3', false],
    ['has(slots.missing)', false],
    ['has(slots.missing) && slots.missing > 3', false],
    ['slots.?missing.orValue("none")', 'none'],
    ['{"id": slots.order.id, "all": [slots.n, "x", null]}', { id: 'A1', all: [3, 'x', null] }],
    ['slots.size == "M" ? "medium" : "other"', 'medium'],
    ['timestamp("2026-01-02T03:04:05Z")', '2026-01-02T03:04:05.000Z'],
  ])('evaluates %s', (source, expected) => {
    expect(evaluate(source)).toEqual(expected);
  });

  it.each(['1 +', 'slots.', '', 'max(1, 2)', '"a" > 3', 'slots.n == 3 ? "a" : 1'])(
    'rejects %s when compiling',
    (source) => {
      expect(codeOf(() => compileExpression(source))).toBe('EXPRESSION_SYNTAX');
    },
  );

  it.each([
    'missing',
    'slots.missing',
    'slots["missing"]',
    'slots.constructor',
    'slots.list[9]',
    'slots.size > 3',
    'slots.empty > 3',
    'slots.n / 0',
    '1 / 0',
    'int("x")',
    '9007199254740993',
    'duration("1h")',
    'b"abc"',
    'optional.of(1)',
    'type(1)',
  ])('fails on %s when evaluating', (source) => {
    expect(codeOf(() => evaluate(source))).toBe('EXPRESSION_FAILED');
  });

  it('names expression and reason in its errors', () => {
    expect(() => evaluate('slots.missing == 3')).toThrow(
      'The expression `slots.missing == 3` failed: No such key: missing',
    );
    expect(() => compileExpression('slots.n +')).toThrow(
      '`slots.n +` is invalid: something is missing after `+`',
    );
  });

  it('does not leak one context into the next', () => {
    const compiled = compileExpression('has(a.b) ? a.b + 1 : 0');
    expect(compiled.evaluate({ a: { b: 1 } })).toBe(2);
    expect(compiled.evaluate({ a: {} })).toBe(0);
    expect(codeOf(() => compiled.evaluate({}))).toBe('EXPRESSION_FAILED');
    expect(codeOf(() => compiled.evaluate({ a: { b: 'x' } }))).toBe('EXPRESSION_FAILED');
    expect(compiled.evaluate({ a: { b: 1.5 } })).toBe(2.5);
  });

  it('rejects an expression that is too deep or too large instead of crashing', () => {
    expect(codeOf(() => compileExpression(`${'('.repeat(500)}1${')'.repeat(500)}`))).toBe(
      'EXPRESSION_SYNTAX',
    );
    expect(codeOf(() => compileExpression(Array(5_000).fill('1').join(' + ')))).toBe('EXPRESSION_SYNTAX');
  });

  it('compares any JSON number with its literal', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 1_000_000 }), (value, literal) => {
        const run = (operator: string) => evaluate(`v ${operator} ${literal}`, { v: value });
        expect(run('==')).toBe(value === literal);
        expect(run('>')).toBe(value > literal);
        expect(run('<=')).toBe(value <= literal);
        expect(run('+')).toBe(value + literal);
      }),
    );
  });

  it('returns any JSON unchanged', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(evaluate('v', { v: value as Json })).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('never throws anything but an AppError', () => {
    const token = fc.constantFrom(
      ...'slots vars . n [ ] ( ) + - * / % 1 2.5 "a" == > && || ! ? : , in has'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        expect(['no error', 'EXPRESSION_SYNTAX', 'EXPRESSION_FAILED']).toContain(
          codeOf(() => evaluate(tokens.join(' '))),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('values with the names of JavaScript members as keys', () => {
  const bodies: readonly Json[] = [
    { constructor: 'Ferrari', ok: 1 },
    { constructor: 5, ok: 1 },
    { constructor: [1], ok: 1 },
    { constructor: null, ok: 1 },
    { constructor: { a: 1 }, ok: 1 },
    JSON.parse('{ "__proto__": { "ok": 2 }, "ok": 1 }') as Json,
    { toString: 'x', valueOf: 1, hasOwnProperty: 'y', get: 'g', has: 1, size: 9, prototype: 'p', ok: 1 },
  ];

  it.each(bodies)('reads %j', (body) => {
    const read = (source: string, context: JsonObject = { body }) =>
      compileExpression(source).evaluate(context);
    expect(read('body')).toEqual(body);
    expect(read('body.ok')).toBe(1);
    expect(read('size(body)')).toBe(Object.keys(body as JsonObject).length);
    expect(read('body == body')).toBe(true);
    for (const [key, value] of Object.entries(body as JsonObject)) {
      expect(read(`body.${key}`)).toEqual(value);
      expect(read(`body["${key}"]`)).toEqual(value);
      expect(read(`"${key}" in body && has(body.${key})`)).toBe(true);
      expect(read(`body.?${key}.orValue("none")`)).toEqual(value);
      expect(read(`vars.list.filter(i, has(i.${key}))[0].${key}`, { vars: { list: [{}, body] } })).toEqual(
        value,
      );
      expect(read(`vars.car.?${key}.orValue("none")`, { vars: { car: body } })).toEqual(value);
      expect(read(`vars.${key}`, { vars: body })).toEqual(value);
    }
  });

  it('finds no key that is not there', () => {
    for (const key of ['constructor', '__proto__', 'toString', 'valueOf']) {
      expect(compileExpression(`"${key}" in body || has(body.${key})`).evaluate({ body: {} })).toBe(false);
      expect(() => compileExpression(`body.${key}`).evaluate({ body: {} })).toThrow('No such key');
    }
  });
});

it.each([
  ['slots.n = 3', 'to compare, write == instead of ='],
  ['slots.a == 1 and slots.b == 2', 'write && instead of `and`'],
  ['slots.a is 3', 'write == instead of `is`'],
  ['not slots.a', 'write ! instead of `not`'],
  ['slots.a & slots.b', 'write && to combine conditions'],
  ["regexp's", 'a text in quotation marks does not end'],
  ['slots.a == gold member', '`member` is not expected after `gold`; put texts in quotation marks'],
  ['slots.a == 3)', '`)` is not expected after `3`'],
  ['(slots.a == 1', 'a `)` is missing at the end'],
  ['== 3', 'it cannot begin with `==`'],
  ['slots.', 'something is missing after `slots.`'],
  ['', 'it is empty'],
  ['if x', '`if` is a reserved word'],
  ["'a' > 3", '> does not work on a text and a number'],
])('says what is wrong with “%s” in words', (source, message) => {
  expect(() => compileExpression(source)).toThrow(message);
});
