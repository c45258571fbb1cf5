import { z } from 'zod';
import { errorData } from './errorData.ts';
import { json } from './jsonSchema.ts';

/** What running a script gave. Recorded, so that a replay of the log needs no interpreter. */
export const scriptResult = z.discriminatedUnion('ok', [
  /** `output` is what the script returned, as JSON; `logs` what it printed. */
  z.strictObject({ ok: z.literal(true), output: json, logs: z.array(z.string()) }),
  z.strictObject({ ok: z.literal(false), error: errorData, logs: z.array(z.string()) }),
]);

export type ScriptResult = z.infer<typeof scriptResult>;
