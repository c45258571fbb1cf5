import { z } from 'zod';
import type { Problem } from '../../base/problem.ts';
import { errorData } from '../errorData.ts';

/** What is wrong with the data that something was measured on: it says how far the figures can be trusted. */
export const dataFinding = z.intersection(
  errorData,
  z.object({ severity: z.enum(['error', 'warning']) }),
) as unknown as z.ZodType<Problem>;
