import { z } from 'zod';
import { whyStatement } from '../model/statements.ts';

/** One step of the machine within an event, as a debugger wants it: which state ran, why, and what came of it. */
export const microStep = z.strictObject({
  flow: z.string(),
  state: z.string(),
  /** A `StepTrigger` type, or `policy` when a project-wide policy acted instead of the state. */
  trigger: z.string(),
  /** The way out that was taken; null while the state waits, or when the step led elsewhere. */
  outcome: z.string().nullable(),
  /** Where the step does not explain itself. */
  why: whyStatement.optional(),
});

export type MicroStep = z.infer<typeof microStep>;
