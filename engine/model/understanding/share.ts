import { z } from 'zod';

/** A part of a whole, in [0, 1]. */
export const share = z.number().min(0).max(1);
