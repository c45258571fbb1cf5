import { z } from 'zod';
import { outcomeId, reference, text, uniqueIds } from '../../kit/fieldSchemas.ts';
import { ladderShape } from '../../kit/ladderFields.ts';

const choiceOption = z.strictObject({
  id: outcomeId(['no_match', 'no_input']),
  label: text,
  /**
   * Other words for it; a yes/no option carries its yeses and noes here. A text may hold several, parted by `|`, so
   * that a `$locale.key` brings as many as its language needs.
   */
  synonyms: z.array(text).optional(),
  /** Intent that means this option. */
  intent: reference.optional(),
});

export const choiceSchema = z.strictObject({
  prompt: text,
  /** Receives the id of the option taken. */
  slot: reference.optional(),
  options: z.array(choiceOption).min(1).refine(uniqueIds, { error: 'each option needs an id of its own' }),
  reprompts: z.array(text).optional(),
  ...ladderShape,
});

export type ChoiceData = z.infer<typeof choiceSchema>;
