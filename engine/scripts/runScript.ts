import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten-core';
import type { AppError } from '../base/appError.ts';
import type { Json } from '../base/json.ts';
import type { ScriptCall } from '../model/scriptPort.ts';
import type { ScriptResult } from '../model/scriptResult.ts';
import { scriptErrors } from './errors.ts';
import { scriptLimits } from './scriptLimits.ts';
import { type PreludeOutcome, scriptPrelude } from './scriptPrelude.ts';

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
export function runScript(module: QuickJSWASMModule, call: ScriptCall, cpuMs: () => number): ScriptResult {
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
