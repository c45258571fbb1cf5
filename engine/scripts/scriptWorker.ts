import { parentPort } from 'node:worker_threads';
import type { ScriptCall, ScriptResult } from '../model/ports.ts';
import type { ScriptReply, ScriptRequest } from './createScriptRunner.ts';
import { scriptErrors } from './errors.ts';
import { createInterpreters, runInInterpreter } from './runScript.ts';

if (parentPort === null) throw new Error('scriptWorker runs as a worker thread only');
const port = parentPort;

// Dates in scripts are in UTC wherever they run: the interpreter takes the offset of local time from this thread's Date.
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
    // WebAssembly itself stopped: a parser of the interpreter ran over its stack, or out of memory where it cannot say so.
    const error =
      thrown instanceof RangeError
        ? scriptErrors.SCRIPT_FAILED({ reason: 'it nests or calls too deep', line: null })
        : scriptErrors.SCRIPT_ENGINE_FAILED({ reason: String(thrown) });
    return { ok: false, error: error.toJSON(), logs: [] };
  }
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function post(reply: ScriptReply): void {
  port.postMessage(reply);
}
