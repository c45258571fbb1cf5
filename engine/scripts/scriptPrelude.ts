import { scriptLimits } from './scriptLimits.ts';

/** How a run ends, as the prelude tells it in JSON. `line` counts from 1 in the script. */
export type PreludeOutcome =
  | { readonly kind: 'output'; readonly json: string }
  | { readonly kind: 'syntax' | 'thrown'; readonly reason: string; readonly line: number | null }
  | { readonly kind: 'memory' }
  | { readonly kind: 'unfit'; readonly reason: string };

/**
 * JavaScript that the interpreter runs before a script. It takes away what would make two runs differ, gives a
 * `console` that keeps what it is told, and evaluates to `{run, logs}`: `run(code, input)` compiles the script as the
 * body of a strict function of `input` (both arguments and the {@link PreludeOutcome} it returns are texts), `logs()`
 * gives the kept lines as a JSON list. What the script changes about the language's own objects does not reach it:
 * whatever it uses afterwards it has taken beforehand.
 */
export const scriptPrelude = `(function () {
  'use strict';
  const limits = ${JSON.stringify(scriptLimits)};
  const { parse, stringify } = JSON;
  const { construct, apply, getPrototypeOf } = Reflect;
  const { isFinite, isInteger } = Number;
  const NewFunction = Function;
  const AnyError = Error, AnyTypeError = TypeError, InternalProblem = InternalError;
  const PlainDate = Date, asText = String;
  const unfitTypes = [[Promise, 'a promise: a script runs to its end at once, without await'],
    [Map, 'a Map'], [Set, 'a Set'], [WeakMap, 'a WeakMap'], [WeakSet, 'a WeakSet'], [RegExp, 'a regular expression'],
    [ArrayBuffer, 'an ArrayBuffer'], [getPrototypeOf(Uint8Array), 'a typed array']];
  const slice = String.prototype.slice, exec = RegExp.prototype.exec;
  const cut = (text, length) => (text.length > length ? apply(slice, text, [0, length]) + '…' : text);

  const refuse = (name) => function () {
    throw new AnyError(name + ' is not available in a script, so that a replay gives the same; pass the value in as an input');
  };
  const noNow = refuse('The current time');
  function TimelessDate(...parts) {
    if (new.target === undefined || parts.length === 0) noNow();
    return construct(PlainDate, parts, new.target);
  }
  TimelessDate.prototype = PlainDate.prototype;
  PlainDate.prototype.constructor = TimelessDate;
  TimelessDate.UTC = PlainDate.UTC;
  TimelessDate.parse = PlainDate.parse;
  TimelessDate.now = noNow;
  globalThis.Date = TimelessDate;
  Math.random = refuse('Math.random');
  delete globalThis.WeakRef;
  delete globalThis.FinalizationRegistry;

  const kept = [];
  const shown = (value) => {
    if (typeof value === 'string') return value;
    try {
      const json = typeof value === 'object' && !(value instanceof AnyError) ? stringify(value) : undefined;
      return json === undefined ? asText(value) : json;
    } catch { return 'a value that cannot be shown'; }
  };
  const log = (...values) => {
    if (kept.length >= limits.logLines) return;
    let line = '';
    for (let i = 0; i < values.length; i++) line += (i === 0 ? '' : ' ') + shown(values[i]);
    kept[kept.length] = cut(line, limits.logLength);
  };
  globalThis.console = { log, info: log, debug: log, warn: log, error: log };

  class Unfit { constructor(reason) { this.reason = reason; } }
  const fit = (key, value) => {
    const at = key === '' ? 'it is ' : '"' + key + '" is ';
    const type = typeof value;
    if (type === 'function' || type === 'symbol') throw new Unfit(at + 'a ' + type);
    if (type === 'bigint') throw new Unfit(at + 'a BigInt');
    if (type === 'number' && !isFinite(value)) throw new Unfit(at + asText(value));
    if (type === 'object') for (let i = 0; i < unfitTypes.length; i++) {
      if (value instanceof unfitTypes[i][0]) throw new Unfit(at + unfitTypes[i][1]);
    }
    return value;
  };
  const output = (value) => {
    let json;
    try { json = stringify(value === undefined ? null : value, fit); }
    catch (error) {
      if (error instanceof Unfit) return { kind: 'unfit', reason: error.reason };
      if (isMemory(error)) return { kind: 'memory' };
      const circular = error instanceof AnyTypeError && error.message === 'circular reference';
      return { kind: 'unfit', reason: circular ? 'it contains itself' : reasonOf(error) };
    }
    if (json === undefined) return { kind: 'unfit', reason: 'it is nothing that JSON can hold' };
    if (json.length > limits.outputLength) {
      return { kind: 'unfit', reason: 'it has ' + json.length + ' characters as JSON; at most ' + limits.outputLength + ' are kept' };
    }
    return { kind: 'output', json };
  };

  const isMemory = (error) => error instanceof InternalProblem && error.message === 'out of memory';
  const reasonOf = (error) => cut(error instanceof AnyError ? asText(error) : 'it throws ' + shown(error), limits.messageLength);
  // The header that the Function constructor puts before a body takes two lines.
  const lineOf = (error) => {
    try {
      const found = apply(exec, /<input>:(\\d+)/, [error.stack]);
      const line = found === null ? 0 : +found[1] - 2;
      return isInteger(line) && line > 0 ? line : null;
    } catch { return null; }
  };
  const execute = (code, input) => {
    let script;
    try { script = new NewFunction('input', "'use strict';" + code + '\\n'); }
    catch (error) {
      if (isMemory(error)) return { kind: 'memory' };
      return { kind: 'syntax', reason: cut(asText(error.message), limits.messageLength), line: lineOf(error) };
    }
    let value;
    try { value = apply(script, undefined, [parse(input)]); }
    catch (error) {
      return isMemory(error) ? { kind: 'memory' } : { kind: 'thrown', reason: reasonOf(error), line: lineOf(error) };
    }
    return output(value);
  };
  return { run: (code, input) => stringify(execute(code, input)), logs: () => stringify(kept) };
})()`;
