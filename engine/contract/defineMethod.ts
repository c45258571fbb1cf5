import type { z } from 'zod';

/** One request of the renderer to the host: what goes in, what comes out. Both sides validate with these schemas. */
export interface Method<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly params: P;
  readonly result: R;
}

/** Declares a host method. The identity function: it keeps the schemas' types. */
export function defineMethod<P extends z.ZodType, R extends z.ZodType>(method: Method<P, R>): Method<P, R> {
  return method;
}
