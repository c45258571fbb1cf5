import { defineErrors } from '../base/defineErrors.ts';

/** What can go wrong in understanding: training, stored models and the definitions of entities. */
export const errors = defineErrors({
  NLU_MODEL_CORRUPT: {
    message: (p: { reason: string }) => `The trained intent model cannot be read: ${p.reason}`,
    remedy: 'Train the project again; a model inside a bundle needs the bundle to be built again',
  },
  NLU_MODEL_VERSION: {
    message: (p: { found: number; supported: number }) =>
      `The trained intent model has format version ${p.found}, but this version of Dialoom reads ${p.supported}`,
    remedy: 'Train the project again, or use the version of Dialoom that made the model',
  },
  NLU_TAGGER_CORRUPT: {
    message: (p: { reason: string }) => `The trained recogniser of entities cannot be read: ${p.reason}`,
    remedy: 'Prepare the project again; one inside a bundle needs the bundle to be built again',
  },
  NLU_TAGGER_VERSION: {
    message: (p: { found: number; supported: number }) =>
      `The trained recogniser of entities has format version ${p.found}, but this version of Dialoom reads ${p.supported}`,
    remedy: 'Prepare the project again, or use the version of Dialoom that made it',
  },
  NLU_TRAINING_CANCELLED: {
    message: () => 'The training was cancelled',
    remedy: 'Start it again when you want the intents to be learnt',
  },
  NLU_TRAINING_FAILED: {
    message: (p: { reason: string }) => `The training stopped unexpectedly: ${p.reason}`,
    remedy: 'Start it again; if it fails again, report it with the intents of the project',
  },
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
