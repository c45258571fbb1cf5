import { z } from 'zod';
import { encoder } from '../../model/encoder.ts';
import { encoderStatus } from '../../model/reports/statuses.ts';
import { defineMethod } from '../defineMethod.ts';

/** The encoder in the form, which may not be saved yet. */
const chosen = z.strictObject({ projectId: z.string(), encoder });

/** Methods on encoders. */
export const encoderMethods = {
  /** Tries an encoder with one text, which loads the model or calls the endpoint. */
  'encoder.status': defineMethod({ params: chosen, result: encoderStatus }),
  /**
   * Downloads a model (task `encoder`, which can be resumed), tries it, and returns the encoder with the checksums
   * that the project must record.
   */
  'encoder.download': defineMethod({ params: chosen, result: encoder }),
  /** Records the files of a model that already exist. */
  'encoder.record': defineMethod({ params: chosen, result: encoder }),
};
