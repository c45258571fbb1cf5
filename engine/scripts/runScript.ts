import { readFileSync } from 'node:fs';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import type { AppError } from '../base/appError.ts';
import type { Json } from '../base/json.ts';
import type { ScriptCall, ScriptResult } from '../model/ports.ts';
import { scriptErrors } from './errors.ts';

/** What a script may take and leave behind, whatever its state allows. */
const scriptLimits = {
  /** Characters of the input as JSON. */
  inputLength: 1_048_576,
  /** Characters of the output as JSON. */
  outputLength: 65_536,
  /** Lines that `console.log` keeps; later ones are dropped. */
  logLines: 100,
  /** Characters of a line; the rest is cut off. */
  logLength: 500,
  /** Characters of an error's message. */
  messageLength: 500,
  /** Bytes of the interpreter's stack: about a thousand calls deep. */
  stackBytes: 256 * 1024,
} as const;

/** How a run ends, as the prelude tells it in JSON. `line` counts from 1 in the script. */
type PreludeOutcome =
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
const scriptPrelude = `(function () {
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

// The package declares its types for CommonJS, where the variant lies one level deeper than in the module that is loaded.
const release = variant as unknown as QuickJSSyncVariant;

// Node has it; its types leave it to those of a page.
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Memory: new (pages: { readonly initial: number; readonly maximum: number }) => object;
  };
};

const pageBytes = 65_536;
/** The module asks for this many pages of memory to begin with. */
const minPages = 256;
/** Of them, what its own stack and tables take. */
const ownBytes = 5 * 1024 * 1024;

/**
 * Compiles QuickJS once, for any number of instances.
 *
 * The memory of an instance is its limit: QuickJS's own count of bytes leaves out most of what is allocated when it
 * runs in WebAssembly. An instance of its own for each script also gives back what the script took.
 *
 * @returns Makes an instance in which a script can allocate about `memoryBytes`, at least 10 MiB.
 */
export function createInterpreters(): (memoryBytes: number) => Promise<QuickJSWASMModule> {
  const file = new URL(import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'));
  const wasmModule = new WebAssembly.Module(readFileSync(file));
  return (memoryBytes) => {
    const pages = Math.max(minPages, Math.ceil((memoryBytes + ownBytes) / pageBytes));
    const wasmMemory = new WebAssembly.Memory({ initial: minPages, maximum: pages });
    return newQuickJSWASMModuleFromVariant(newVariant(release, { wasmModule, wasmMemory }));
  };
}

/** Milliseconds for reading what a script has logged: its `toJSON` and the like have run by then. */
const logsMs = 20;

/**
 * Runs a script in an interpreter of its own: nothing of the host is in it. Nothing is disposed: the instance is dropped
 * as a whole, and a script that was stopped in the middle leaves it in no state to be cleaned up.
 *
 * @param module - A fresh instance; it is of no use afterwards.
 * @param cpuMs - Computing time of this thread so far, in milliseconds: a busy machine is not the script's fault.
 * @returns The result; never throws for anything the script does.
 * @throws Error when the WebAssembly module itself stops (its stack ran over).
 */
export function runInInterpreter(
  module: QuickJSWASMModule,
  call: ScriptCall,
  cpuMs: () => number,
): ScriptResult {
  const input = JSON.stringify(call.input);
  if (input.length > scriptLimits.inputLength) {
    const sizes = { length: input.length, most: scriptLimits.inputLength };
    return failure(scriptErrors.SCRIPT_INPUT_TOO_LARGE(sizes), []);
  }
  const runtime = module.newRuntime();
  runtime.setMemoryLimit(call.memoryBytes);
  runtime.setMaxStackSize(scriptLimits.stackBytes);
  let deadline = cpuMs() + call.timeoutMs;
  let late = false;
  runtime.setInterruptHandler(() => {
    late ||= cpuMs() > deadline;
    return late;
  });
  const context = runtime.newContext();
  const self = context.unwrapResult(context.evalCode(scriptPrelude, 'prelude.js'));
  const outcome = callText(context, self, 'run', [call.code, input]);
  const wasLate = late;
  late = false;
  deadline = cpuMs() + logsMs;
  const logs = readLogs(callText(context, self, 'logs', []));
  if (wasLate) return failure(scriptErrors.SCRIPT_TIMEOUT({ timeoutMs: call.timeoutMs }), logs);
  // Nothing but time and memory stops the prelude: it catches what the script throws.
  return outcome === null ? failure(tooMuch(call), logs) : resultOf(outcome, call, logs);
}

/** Calls a function of the prelude with texts; null when it was stopped. */
function callText(
  context: QuickJSContext,
  self: QuickJSHandle,
  name: string,
  texts: readonly string[],
): string | null {
  const called = context.callMethod(
    self,
    name,
    texts.map((text) => context.newString(text)),
  );
  if (called.error) return null;
  return context.typeof(called.value) === 'string' ? context.getString(called.value) : null;
}

function resultOf(text: string, call: ScriptCall, logs: string[]): ScriptResult {
  const outcome = JSON.parse(text) as PreludeOutcome;
  switch (outcome.kind) {
    case 'output':
      return { ok: true, output: JSON.parse(outcome.json) as Json, logs };
    case 'syntax':
      return failure(scriptErrors.SCRIPT_SYNTAX(outcome, locate(outcome.line)), logs);
    case 'thrown':
      return failure(scriptErrors.SCRIPT_FAILED(outcome, locate(outcome.line)), logs);
    case 'memory':
      return failure(tooMuch(call), logs);
    case 'unfit':
      return failure(scriptErrors.SCRIPT_OUTPUT_INVALID(outcome), logs);
  }
}

function readLogs(text: string | null): string[] {
  return text === null ? [] : (JSON.parse(text) as string[]);
}

const tooMuch = ({ memoryBytes }: ScriptCall): AppError => scriptErrors.SCRIPT_MEMORY({ memoryBytes });

function locate(line: number | null): { location?: { line: number; field: string } } {
  return line === null ? {} : { location: { line, field: 'code' } };
}

function failure(error: AppError, logs: string[]): ScriptResult {
  return { ok: false, error: error.toJSON(), logs };
}
