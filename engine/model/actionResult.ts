import { z } from 'zod';
import { json, jsonObject } from './jsonSchema.ts';

/** What running an action gave. Recorded, so that a replay needs no API. Secrets are masked before it is made. */
export const actionResult = z.strictObject({
  ok: z.boolean(),
  /** Mapped output; empty when not ok. */
  output: jsonObject,
  request: z.strictObject({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: json,
  }),
  /** Null when no response arrived. */
  response: z
    .strictObject({ status: z.number().int(), headers: z.record(z.string(), z.string()), body: json })
    .nullable(),
  /** Present when not ok: code of the AppError and its words. */
  error: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  attempts: z.number().int().min(0),
  durationMs: z.number().min(0),
});

export type ActionResult = z.infer<typeof actionResult>;
