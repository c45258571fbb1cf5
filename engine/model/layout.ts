import { z } from 'zod';
import { identifier } from './identifier.ts';

/** `flows/<id>.layout.json`: where states stand on the canvas, in canvas units (pixels at zoom 1). */
export const layout = z.strictObject({
  states: z.record(identifier, z.strictObject({ x: z.number(), y: z.number() })).default({}),
});

export type Layout = z.infer<typeof layout>;
