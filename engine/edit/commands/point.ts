import { z } from 'zod';

/** A place on the canvas, in canvas units. */
export const point = z.strictObject({ x: z.number(), y: z.number() });

/** An outcome of a state. */
export const port = z.strictObject({ state: z.string().min(1), outcome: z.string().min(1) });
