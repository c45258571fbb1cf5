import { z } from 'zod';
import { identifier, variableName } from '../../model/identifier.ts';
import { jsonObject } from '../../model/jsonSchema.ts';
import { actionResult } from '../../model/ports.ts';
import { defineMethod } from '../defineMethod.ts';

/** A call of an action that somebody tried. Secrets are masked. */
const triedCall = z.strictObject({
  result: actionResult,
  /** The body as it was sent; null if there was none. */
  sent: z.string().nullable(),
  /** The body as it was received; null if there was no answer. */
  received: z.string().nullable(),
  /** The call as a cURL command, with secrets as variables of the shell; null if the request cannot be made. */
  curl: z.string().nullable(),
});

/** A call of an action that somebody tried. */
export type TriedCall = z.infer<typeof triedCall>;

/** Methods on actions, for the saved project. */
export const actionMethods = {
  /** Calls an action once, outside any conversation. Nothing of it is kept. A call that fails is a result. */
  'actions.try': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      action: identifier,
      input: jsonObject,
      /** Whether the mock examples answer or the service. */
      how: z.enum(['mock', 'live']),
      /** Values of variables and secrets for this call alone; they come before those of the environment. */
      values: z.record(variableName, z.string()),
      /** Somebody agreed to a call of the service that changes something. */
      confirmed: z.boolean(),
    }),
    result: triedCall,
  }),
};
