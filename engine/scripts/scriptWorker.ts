import { parentPort } from 'node:worker_threads';
import type { AppError } from '../base/appError.ts';
import type { ScriptCall, ScriptResult } from '../model/ports.ts';
import type { ScriptReply, ScriptRequest } from './createScriptRunner.ts';
import { scriptErrors } from './errors.ts';
import { createInterpreters, runInInterpreter } from './runScript.ts';

if (parentPort === null) throw new Error('scriptWorker runs as a worker thread only');
const port = parentPort;

// Dates in scripts are always in UTC: the interpreter takes the offset of local time from this thread's Date.
Date.prototype.getTimezoneOffset = () => 0;

const newInterpreter = createInterpreters();

port.on('message', async ({ id, call }: ScriptRequest) => {
  post({ type: 'result', id, result: await run(call) });
});
post({ type: 'ready' });

async function run(call: ScriptCall): Promise<ScriptResult> {
  const interpreter = await newInterpreter(call.memoryBytes);
  try {
    return runInInterpreter(interpreter, call, cpuMs);
  } catch (thrown) {
    return { ok: false, error: failureOf(thrown, call).toJSON(), logs: [] };
  }
}

/** What went wrong if WebAssembly itself stopped. */
function failureOf(thrown: unknown, { memoryBytes }: ScriptCall): AppError {
  if (thrown instanceof RangeError) {
    return scriptErrors.SCRIPT_FAILED({ reason: 'it nests or calls too deeply', line: null });
  }
  // Where the interpreter does not check an allocation, it accesses what it did not get.
  if (String(thrown).includes('memory access out of bounds'))
    return scriptErrors.SCRIPT_MEMORY({ memoryBytes });
  return scriptErrors.SCRIPT_ENGINE_FAILED({ reason: String(thrown) });
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function post(reply: ScriptReply): void {
  port.postMessage(reply);
}
