import { defineErrors } from '../base/defineErrors.ts';

/** What can go wrong in understanding: training, stored models and the definitions of entities. */
export const nluErrors = defineErrors({
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
  NLU_ENCODER_MISSING: {
    message: () => 'The model was trained with a sentence encoder, and none is there',
    remedy: 'Run it with the encoder that the project names, or train the project again',
  },
  NLU_OTHER_ENCODER: {
    message: (p: { found: string; expected: string }) =>
      `The model was trained with the sentence encoder ${p.expected}, not with ${p.found}`,
    remedy: (p: { found: string; expected: string }) =>
      `Train the project again, or use the encoder ${p.expected}`,
  },
  NLU_NO_UTTERANCES: {
    message: () => 'There are no utterances, so there is nothing to learn or to measure',
    remedy: 'Write at least ten examples of what customers say for each intent',
  },
  NLU_ONE_INTENT: {
    message: (p: { intent: string }) =>
      `There is one intent only, ${p.intent}: with nothing to tell it from, nothing can be measured`,
    remedy: 'Add a second intent with utterances of its own',
  },
  NLU_TOO_FEW_TO_TEST: {
    message: () => 'No intent has two different utterances, so none can be kept back to test with',
    remedy: 'Write at least ten different examples of what customers say for each intent',
  },
  NLU_FEW_UTTERANCES: {
    message: (p: { intents: string; fewest: number }) =>
      `These intents have fewer than ${p.fewest} different utterances, so their figures say little: ${p.intents}`,
    remedy: 'Write at least ten different examples of what customers say for each intent',
  },
  NLU_UNTESTED_INTENTS: {
    message: (p: { intents: string }) =>
      `These intents have a single utterance, which is needed to learn from, so they are not tested: ${p.intents}`,
    remedy: 'Write at least ten different examples of what customers say for each intent',
  },
  NLU_NO_OUT_OF_SCOPE: {
    message: (p: { standIn: boolean }) =>
      p.standIn
        ? 'The project has no out-of-scope messages; intents that a model was not taught stood in for them'
        : 'There are no out-of-scope messages, so it is not measured how well they are turned away',
    remedy:
      'Collect messages that the project cannot serve, thirty or more, in nlu/out_of_scope.yaml (of data files: --oos)',
  },
  NLU_LANGUAGE_GAPS: {
    message: (p: { language: string; intents: string }) =>
      `These intents have no utterances in "${p.language}", as others have: ${p.intents}`,
    remedy: 'Write utterances in that language under translations',
  },
  NLU_UNKNOWN_INTENTS: {
    message: (p: { intents: string }) =>
      `The test data have intents that the training data have not, so they are never recognised: ${p.intents}`,
    remedy: 'Check that both use the same names, or give the messages as out of scope with --oos',
  },
  NLU_EVALUATION_FAILED: {
    message: (p: { reason: string }) => `The measurement stopped unexpectedly: ${p.reason}`,
    remedy: 'Start it again; if it fails again, report it with the intents of the project',
  },
});
