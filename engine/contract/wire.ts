import { z } from 'zod';
import { errorData } from '../model/ports.ts';

/** What the renderer sends. `id` is unique within the connection. */
export const requestMessage = z.strictObject({
  id: z.number().int(),
  method: z.string(),
  params: z.unknown(),
});

/** What the host answers, over the WebSocket and over IPC alike. */
export const responseMessage = z.union([
  z.strictObject({ id: z.number().int(), result: z.unknown() }),
  z.strictObject({ id: z.number().int(), error: errorData }),
]);

/** What the host tells unasked. */
export const eventMessage = z.strictObject({ event: z.string(), payload: z.unknown() });

export type RequestMessage = z.infer<typeof requestMessage>;
export type ResponseMessage = z.infer<typeof responseMessage>;
export type EventMessage = z.infer<typeof eventMessage>;
