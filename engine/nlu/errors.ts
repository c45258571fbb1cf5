import { defineErrors } from '../base/defineErrors.ts';

/** Errors of understanding: training, stored models and evaluation. */
export const nluErrors = defineErrors({
  NLU_MODEL_CORRUPT: {
    message: (p: { reason: string }) => `The trained intent model cannot be read: ${p.reason}`,
    remedy: 'Train the project again; if the model is in a bundle, rebuild the bundle',
  },
  NLU_MODEL_VERSION: {
    message: (p: { found: number; supported: number }) =>
      `The trained intent model has format version ${p.found}, but this version of Dialoom reads ${p.supported}`,
    remedy: 'Train the project again, or use the version of Dialoom that created the model',
  },
  NLU_TAGGER_CORRUPT: {
    message: (p: { reason: string }) => `The trained entity model cannot be read: ${p.reason}`,
    remedy: 'Train the project again; if the model is in a bundle, rebuild the bundle',
  },
  NLU_TAGGER_VERSION: {
    message: (p: { found: number; supported: number }) =>
      `The trained entity model has format version ${p.found}, but this version of Dialoom reads ${p.supported}`,
    remedy: 'Train the project again, or use the version of Dialoom that created the model',
  },
  NLU_TRAINING_CANCELLED: {
    message: () => 'The training was cancelled',
    remedy: 'Start it again to train the intents',
  },
  NLU_TRAINING_FAILED: {
    message: (p: { reason: string }) => `The training stopped unexpectedly: ${p.reason}`,
    remedy: 'Start it again; if it fails again, report it with the intents of the project',
  },
  NLU_ENCODER_MISSING: {
    message: () => 'The model was trained with a sentence encoder, but none is available',
    remedy: 'Use the encoder of the project, or train the project again',
  },
  NLU_OTHER_ENCODER: {
    message: (p: { found: string; expected: string }) =>
      `The model was trained with the sentence encoder ${p.expected}, not with ${p.found}`,
    remedy: (p: { found: string; expected: string }) =>
      `Train the project again, or use the encoder ${p.expected}`,
  },
  NLU_NO_UTTERANCES: {
    message: () => 'There are no utterances, so there is nothing to train or evaluate',
    remedy: 'Write at least ten utterances for each intent',
  },
  NLU_ONE_INTENT: {
    message: (p: { intent: string }) => `There is only one intent, ${p.intent}, so nothing can be evaluated`,
    remedy: 'Add a second intent with utterances',
  },
  NLU_TOO_FEW_TO_TEST: {
    message: () => 'No intent has two different utterances, so none can be held out for testing',
    remedy: 'Write at least ten different utterances for each intent',
  },
  NLU_FEW_UTTERANCES: {
    message: (p: { intents: string; fewest: number }) =>
      `These intents have fewer than ${p.fewest} different utterances, so their metrics are unreliable: ${p.intents}`,
    remedy: 'Write at least ten different utterances for each intent',
  },
  NLU_UNTESTED_INTENTS: {
    message: (p: { intents: string }) =>
      `These intents have a single utterance, which is needed for training, so they are not tested: ${p.intents}`,
    remedy: 'Write at least ten different utterances for each intent',
  },
  NLU_NO_OUT_OF_SCOPE: {
    message: (p: { standIn: boolean }) =>
      p.standIn
        ? 'The project has no out-of-scope messages; utterances of held-out intents were used instead'
        : 'There are no out-of-scope messages, so their rejection is not measured',
    remedy:
      'Collect at least thirty messages that the project cannot serve in nlu/out_of_scope.yaml (for data files, use --oos)',
  },
  NLU_LANGUAGE_GAPS: {
    message: (p: { language: string; intents: string }) =>
      `These intents have no utterances in "${p.language}", unlike others: ${p.intents}`,
    remedy: 'Add utterances in that language under translations',
  },
  NLU_UNKNOWN_INTENTS: {
    message: (p: { intents: string }) =>
      `The test data contains intents that are missing in the training data, so they are never recognised: ${p.intents}`,
    remedy: 'Check that both use the same names, or use --oos to mark the messages as out of scope',
  },
  NLU_EVALUATION_FAILED: {
    message: (p: { reason: string }) => `The evaluation stopped unexpectedly: ${p.reason}`,
    remedy: 'Start it again; if it fails again, report it with the intents of the project',
  },
});
