import type { z } from 'zod';

/** One request of the renderer to the host, with its params and result. Both sides validate with these schemas. */
export interface Method<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly params: P;
  readonly result: R;
}

/** Declares a host method; an identity function that keeps the types of the schemas. */
export function defineMethod<P extends z.ZodType, R extends z.ZodType>(method: Method<P, R>): Method<P, R> {
  return method;
}
