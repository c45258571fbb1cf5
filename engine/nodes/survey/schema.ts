import { z } from 'zod';
import { reference, text } from '../../kit/fieldSchemas.ts';
import { identifier } from '../../model/identifier.ts';

/** Best scores that can be asked for; the worst is always 1. */
export const surveyScales = [3, 5, 10] as const;

export const surveySchema = z.strictObject({
  prompt: text,
  /** Best score possible. */
  scale: z.literal(surveyScales).default(5),
  /** Asked after the score; the answer is kept as it is. */
  comment: text.optional(),
  /** Variable that gets `{score, scale, comment}`; the score is null when none was given. */
  result: identifier.default('survey'),
  /** Slot that gets the score. */
  slot: reference.optional(),
});

export type SurveyData = z.infer<typeof surveySchema>;
