import type { JsonObject } from '../base/json.ts';
import type { ScriptResult } from './scriptResult.ts';

/** One run of a script. */
export interface ScriptCall {
  /** Body of a JavaScript function of `input`; what it returns is the output. */
  readonly code: string;
  readonly input: JsonObject;
  /** Milliseconds of computing after which it is stopped. */
  readonly timeoutMs: number;
  /** Bytes it may allocate. */
  readonly memoryBytes: number;
}

/** How the engine runs scripts, whatever stands behind it. */
export interface ScriptPort {
  /** Never rejects: a script that throws, loops forever or takes too much memory is a result that is not ok. */
  run(call: ScriptCall): Promise<ScriptResult>;
}
