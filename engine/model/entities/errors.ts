import { defineErrors } from '../../base/defineErrors.ts';

/** What can be wrong with the declaration of an entity beyond its schema. */
export const entityErrors = defineErrors({
  NLU_PATTERN_INVALID: {
    message: (p: { entity: string; pattern: string; reason: string }) =>
      `The pattern /${p.pattern}/ of entity ${p.entity} is not a valid regular expression: ${p.reason}`,
    remedy: 'Correct the regular expression (JavaScript syntax, without the slashes around it)',
  },
  NLU_PATTERN_TOO_SLOW: {
    message: (p: { entity: string; pattern: string }) =>
      `The pattern /${p.pattern}/ of entity ${p.entity} repeats a group that repeats itself, which can take for ever`,
    remedy: 'Write it without a repetition inside a repeated group, e.g. [a-z]+ in place of ([a-z]+)+',
  },
});
