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

/** What a cURL command has that the action has not. The value of a secret is never in it. */
export const curlNote = z.discriminatedUnion('code', [
  /** The action uses a secret by this name. */
  z.strictObject({ code: z.literal('secret_named'), params: z.strictObject({ secret: z.string() }) }),
  /** A secret that has no place in the action, such as a cookie. */
  z.strictObject({ code: z.literal('secret_left_out'), params: z.strictObject({ place: z.string() }) }),
  /** Headers that clients send for themselves. */
  z.strictObject({ code: z.literal('headers_left_out'), params: z.strictObject({ headers: z.string() }) }),
  z.strictObject({ code: z.literal('option_left_out'), params: z.strictObject({ option: z.string() }) }),
  /** What followed the command. */
  z.strictObject({ code: z.literal('command_left_out'), params: z.strictObject({ command: z.string() }) }),
]);

export type CurlNote = z.infer<typeof curlNote>;

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
  /** Reads a cURL command as an action that is not in the project yet. */
  'actions.readCurl': defineMethod({
    params: z.strictObject({ projectId: z.string(), command: z.string().max(100_000) }),
    result: z.strictObject({
      /** A proposed name. */
      name: z.string(),
      /** The document without id and name. */
      document: jsonObject,
      /** Variables to declare, with their defaults. */
      variables: z.record(variableName, z.string().nullable()),
      /** Secrets to declare. */
      secrets: z.array(variableName),
      notes: z.array(curlNote),
    }),
  }),
};
