import canonicalize from 'canonicalize';
import { z } from 'zod';
import { jsonObject } from '../../model/jsonSchema.ts';
import type { ScriptPort } from '../../model/scriptPort.ts';
import { scriptResult } from '../../model/scriptResult.ts';
import { defineRequest, type RequestContext } from '../defineRequest.ts';
import { errors } from './errors.ts';

/** Bytes that a script may allocate. */
const memoryBytes = 16 * 1024 * 1024;

const schema = z.strictObject({
  code: z.string(),
  input: jsonObject,
  /** Milliseconds. */
  timeoutMs: z.number().int().min(1),
});

/** Runs a script in its sandbox. */
export const runScript = defineRequest({
  type: 'run_script',
  answer: 'script_result',
  schema,
  result: scriptResult,
  portName: 'script runner',
  unavailable: () => errors.CONVERSATION_SCRIPTS_UNAVAILABLE(undefined),
  perform: ({ code, input, timeoutMs }, { port }: RequestContext<ScriptPort>) =>
    port.run({ code, input, timeoutMs, memoryBytes }),
  repeatable: true,
  record: {
    replay: 'recorded',
    key: ({ code, input }) => `${canonicalize(input)} ${code}`,
    // A script that has changed since is run: it touches nothing outside of its sandbox.
    missing: (_, live) => {
      if (live === null) throw errors.REPLAY_SCRIPT_NOT_RECORDED(undefined);
      return live();
    },
  },
  mask: (mask, result) => mask.anywhere(result),
  describe: {
    label: 'Script',
    group: 'Scripts',
    icon: 'code',
    triggered: 'The script was run',
    title: () => '',
    running: 'The script is running…',
    failed: '',
    failedTone: 'bad',
    done: () => 'The script was run',
  },
});
