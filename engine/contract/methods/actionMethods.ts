import { z } from 'zod';
import { identifier, variableName } from '../../model/identifier.ts';
import { jsonObject } from '../../model/jsonSchema.ts';
import { actionResult } from '../../model/ports.ts';
import { operationSummary, plannedImport, reportEntry } from '../../model/reports/importReport.ts';
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

/** A document that somebody chose: its name, and its content as text. */
const foreignFile = z.strictObject({ path: z.string().min(1), content: z.string() });

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
  /** Which variables and secrets have a value where the host was started. The values themselves stay there. */
  'actions.boundNames': defineMethod({
    params: z.strictObject({ names: z.array(variableName).max(1000) }),
    result: z.array(variableName),
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
      /** What was changed or left out. The value of a secret is never in it. */
      notes: z.array(reportEntry),
    }),
  }),
  /** Lists the operations that a document of a service describes, such as an OpenAPI document. */
  'actions.listOperations': defineMethod({
    params: foreignFile,
    result: z.array(operationSummary),
  }),
  /** Imports operations of such a document as actions, without writing them. */
  'actions.importOperations': defineMethod({
    params: foreignFile.extend({ projectId: z.string(), ids: z.array(z.string()).min(1) }),
    result: plannedImport,
  }),
};
