import { z } from 'zod';

/** Path of a value inside a document or a state: `['options', 1, 'label']`. */
export const valuePath = z.array(z.union([z.string(), z.number().int().min(0)])).min(1);
