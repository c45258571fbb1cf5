import { z } from 'zod';
import { encoder } from '../../model/encoder.ts';
import { errorData } from '../../model/ports.ts';
import { defineMethod } from '../defineMethod.ts';

/** An encoder as the form has it, which may not be saved yet. */
const chosen = z.strictObject({ projectId: z.string(), encoder });

export const encoderStatusResult = z.strictObject({
  /** Names the encoder; null while its files are not recorded. */
  id: z.string().nullable(),
  /** `missing`: its files must be downloaded or recorded first. */
  state: z.enum(['ready', 'missing', 'error']),
  /** Where the files of a model are looked for; null for an encoder without any. */
  folder: z.string().nullable(),
  problem: errorData.nullable(),
});

/** Methods on what turns texts into vectors. */
export const encoderMethods = {
  /** Tries an encoder with one text: that loads the model, or asks the endpoint. */
  'encoder.status': defineMethod({ params: chosen, result: encoderStatusResult }),
  /** Downloads a model (a task: `encoder`; what has come is gone on with after a stop), tries it, and returns what the project must record. */
  'encoder.download': defineMethod({ params: chosen, result: encoder }),
  /** Records the files of a model that are there already. */
  'encoder.record': defineMethod({ params: chosen, result: encoder }),
};

export type EncoderStatusResult = z.infer<typeof encoderStatusResult>;
