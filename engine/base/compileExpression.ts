import {
  TypeError as CelTypeError,
  Environment,
  EvaluationError,
  ParseError,
  type ParseResult,
} from '@marcbachmann/cel-js';
import { UnsignedInt } from '@marcbachmann/cel-js/evaluator';
import { AppError } from './appError.ts';
import { expressionErrors, quoteSource } from './expressionErrors.ts';
import { withoutNoise } from './formats/decimals.ts';
import type { Json, JsonObject } from './json.ts';

type Arithmetic = (left: number, right: number) => number;

/** CEL has no mixed arithmetic of int and double, and no remainder of doubles. */
const arithmetic: Readonly<Record<string, Arithmetic>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

/**
 * Dialoom's CEL dialect: standard CEL with optional access (`slots.?size.orValue("M")`), any JSON in literals, and
 * mixed arithmetic. A number in the context is a double, as CEL requires of JSON, and a literal such as `3` is an int:
 * without mixed operators `slots.n + 1` would be an error.
 */
const celEnvironment: Environment = createEnvironment();

function createEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits: { maxAstNodes: 2_000, maxDepth: 50, maxListElements: 500, maxMapEntries: 500 },
  });
  for (const [operator, compute] of Object.entries(arithmetic)) {
    const handler = (left: unknown, right: unknown): number => compute(Number(left), Number(right));
    environment.registerOperator(`int ${operator} double`, handler);
    environment.registerOperator(`double ${operator} int`, handler);
  }
  environment.registerOperator('double % double', (left: number, right: number) => left % right);
  return environment;
}

/**
 * Converts a value of the CEL evaluator to plain JSON: integers become numbers, timestamps ISO 8601 texts.
 *
 * @param isComputed - Whether the expression computes: 0.30000000000000004 is then 0.3.
 * @throws RangeError for a value that JSON cannot represent (a duration, bytes, an infinite or too large number).
 */
function fromCelValue(value: unknown, isComputed: boolean): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // JSON has no -0: a value must be the same after writing and reading it.
      if (Number.isFinite(value)) return value === 0 ? 0 : isComputed ? withoutNoise(value) : value;
      throw new RangeError(`the result is ${value}, which is not a number; was something divided by zero?`);
    case 'bigint': {
      const number = Number(value);
      if (Number.isSafeInteger(number)) return number;
      throw new RangeError(`the integer ${value} is too large to be exact`);
    }
    case 'object':
      return value === null ? null : fromObject(value, isComputed);
    default:
      throw new RangeError(`the result is a ${typeof value}`);
  }
}

function fromObject(value: object, isComputed: boolean): Json {
  if (Array.isArray(value)) return value.map((item) => fromCelValue(item, isComputed));
  if (value instanceof Date) return value.toISOString();
  if (value instanceof UnsignedInt) return fromCelValue(value.valueOf(), isComputed);
  const entries = value instanceof Map ? [...value] : isPlain(value) ? Object.entries(value) : undefined;
  if (entries === undefined) {
    throw new RangeError(`the result is a ${value.constructor.name}; turn it into text with string(...)`);
  }
  return Object.fromEntries(entries.map(([key, item]) => [String(key), fromCelValue(item, isComputed)]));
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The evaluator takes an object's own key `constructor` for its type. */
const misleading = 'constructor';

function isMisleading(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(isMisleading);
  return Object.hasOwn(value, misleading) || Object.values(value).some(isMisleading);
}

/**
 * The names that an expression uses, with values that the evaluator reads correctly: an object with a misleading key
 * becomes a map.
 */
function readable(source: string, context: JsonObject): JsonObject {
  const isRead = ([name, value]: readonly [string, Json]) => source.includes(name) && isMisleading(value);
  const affected = Object.entries(context).filter(isRead);
  if (affected.length === 0) return context;
  return {
    ...context,
    ...Object.fromEntries(affected.map(([name, value]) => [name, toMaps(value) as Json])),
  };
}

function toMaps(value: Json): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value)
    ? value.map(toMaps)
    : new Map(Object.entries(value).map(([key, item]) => [key, toMaps(item as Json)]));
}

/** A compiled CEL expression. */
export interface CompiledExpression {
  readonly source: string;
  /**
   * @param context - The names available to the expression. Numbers can be compared and computed with literals.
   * @returns A JSON value: integers become numbers, a timestamp becomes an ISO 8601 text.
   * @throws AppError EXPRESSION_FAILED - An unknown name or key, incompatible types, or a value that JSON cannot
   *   represent.
   */
  readonly evaluate: (context: JsonObject) => Json;
}

/**
 * Compiles a CEL expression. CEL has no loops, I/O, clock or randomness: the same context gives the same value.
 *
 * @throws AppError EXPRESSION_SYNTAX - It cannot be parsed, or its types can never match (`"a" > 3`).
 */
export function compileExpression(source: string): CompiledExpression {
  const program = parse(source);
  const isComputed = /[-+*/%]/.test(source);
  return {
    source,
    evaluate: (context) => {
      try {
        return fromCelValue(program(readable(source, context)), isComputed);
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw expressionErrors.EXPRESSION_FAILED(
          { source: quoteSource(source), message: reasonOf(error) },
          { cause: error },
        );
      }
    },
  };
}

function parse(source: string): ParseResult {
  const fail = (error: unknown) =>
    expressionErrors.EXPRESSION_SYNTAX(
      { source: quoteSource(source), message: syntaxReason(error, source) },
      { cause: error },
    );
  let program: ParseResult;
  try {
    program = celEnvironment.parse(source);
  } catch (error) {
    throw fail(error);
  }
  const check = program.check();
  if (!check.valid) throw fail(check.error);
  return program;
}

/** What the parser found, in words for people who do not know parsers. Anything else is already a sentence. */
function syntaxReason(error: unknown, source: string): string {
  if (error instanceof CelTypeError) return typeReason(error.summary);
  if (!(error instanceof ParseError)) return reasonOf(error);
  const { start = 0, end = start + 1 } = error.range ?? {};
  const found = source.slice(start, end).trim();
  const before = source.slice(0, start).trim();
  switch (error.code) {
    case 'unexpected_token':
    case 'unexpected_character': {
      if (source.trim() === '') return 'it is empty';
      if (found === '') return unfinished(before);
      if (found === '=') return 'to compare, write == instead of =';
      if (found === '&' || found === '|') return `write ${found}${found} to combine conditions`;
      if (before === '') return `it cannot begin with \`${found}\``;
      const words = [lastPart(before), found].find((word) => operators[word.toLowerCase()] !== undefined);
      if (words !== undefined) return `write ${operators[words.toLowerCase()]} instead of \`${words}\``;
      const unexpected = `\`${found}\` is not expected after \`${lastPart(before)}\``;
      return /^\w/.test(found)
        ? `${unexpected}; put texts in quotation marks, and an operator such as == or && between values`
        : unexpected;
    }
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
    case 'newline_in_string':
      return 'a text in quotation marks does not end';
    case 'reserved_identifier':
      return `\`${found}\` is a reserved word; put it in quotation marks if it is a text`;
    default: {
      const expected = /^Expected (\w+), got (\w+)/.exec(error.summary);
      if (expected === null) return error.summary;
      const sign = signs[expected[1] ?? ''];
      if (expected[2] === 'EOF')
        return sign === undefined ? unfinished(before) : `a \`${sign}\` is missing at the end`;
      return sign === undefined
        ? `\`${found}\` is not expected after \`${lastPart(before)}\``
        : `a \`${sign}\` is missing before \`${found}\``;
    }
  }
}

/** Signs by the names that the parser has for them. */
const signs: Readonly<Record<string, string>> = {
  RPAREN: ')',
  RBRACKET: ']',
  RBRACE: '}',
  COLON: ':',
  COMMA: ',',
};

/** Operators by the words that people write for them. */
const operators: Readonly<Record<string, string>> = { and: '&&', or: '||', is: '==', equals: '==', not: '!' };

/** Types as people call them. */
const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a number',
  double: 'a number',
  bool: 'true or false',
  null: 'null',
  list: 'a list',
  map: 'a map',
};

function typeReason(summary: string): string {
  const [, left = '', operator = '', right = ''] =
    /^no such overload: (\S+) (\S+) (\S+)$/.exec(summary) ?? [];
  const named = (type: string): string => typeNames[type.replace(/<.*/, '')] ?? type;
  return operator === '' ? summary : `${operator} does not work on ${named(left)} and ${named(right)}`;
}

function unfinished(before: string): string {
  return `something is missing after \`${lastPart(before)}\``;
}

/** The last word or sign of a source. */
function lastPart(source: string): string {
  return /(?:[\w.]+|[^\w\s]+|"[^"]*"|'[^']*')$/.exec(source)?.[0] ?? source;
}

function reasonOf(error: unknown): string {
  if (error instanceof EvaluationError || error instanceof ParseError || error instanceof CelTypeError) {
    return error.summary;
  }
  return error instanceof Error ? error.message : String(error);
}
