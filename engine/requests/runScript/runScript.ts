import canonicalize from 'canonicalize';
import { z } from 'zod';
import { defineErrors } from '../../base/defineErrors.ts';
import { jsonObject } from '../../model/jsonSchema.ts';
import { type ScriptPort, scriptResult } from '../../model/ports.ts';
import { defineRequest, type RequestContext } from '../defineRequest.ts';

/** What can keep a script from being run. */
const runScriptErrors = defineErrors({
  CONVERSATION_SCRIPTS_UNAVAILABLE: {
    message: () => 'Scripts cannot be run here',
    remedy: 'Run the project where scripts are available, or connect the error transition of the state',
  },
  REPLAY_SCRIPT_NOT_RECORDED: {
    message: () =>
      'The recording has no (further) result of this script with this input, and scripts cannot be run here',
    remedy: 'Record the conversation again with the project as it is now',
  },
});

/** Bytes that a script may allocate. */
const memoryBytes = 16 * 1024 * 1024;

const schema = z.strictObject({
  code: z.string(),
  input: jsonObject,
  /** Milliseconds. */
  timeoutMs: z.number().int().min(1),
});

/** Runs a script in its sandbox. */
export const runScriptKind = defineRequest({
  type: 'run_script',
  answer: 'script_result',
  schema,
  result: scriptResult,
  portName: 'script runner',
  unavailable: () => runScriptErrors.CONVERSATION_SCRIPTS_UNAVAILABLE(undefined),
  perform: ({ code, input, timeoutMs }, { port }: RequestContext<ScriptPort>) =>
    port.run({ code, input, timeoutMs, memoryBytes }),
  repeatable: true,
  record: {
    replay: 'recorded',
    key: ({ code, input }) => `${canonicalize(input)} ${code}`,
    // A script that has changed since is run: it touches nothing outside of its sandbox.
    missing: (_, live) => {
      if (live === null) throw runScriptErrors.REPLAY_SCRIPT_NOT_RECORDED(undefined);
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
