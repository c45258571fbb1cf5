import { z } from 'zod';
import { nluResult } from '../../model/ports.ts';
import { learningCurve, nluReport } from '../../model/reports/nluReport.ts';
import { thresholdReport, USUAL_OUT_OF_SCOPE_SHARE } from '../../model/reports/thresholdReport.ts';
import { trainingDataReport } from '../../model/reports/trainingDataReport.ts';

import { defineMethod } from '../defineMethod.ts';

const project = z.strictObject({ projectId: z.string() });
const folds = z.number().int().min(2).max(20).default(5);

/** What a training gave. */
export const trainedIntents = z.strictObject({
  /** False when a model of the same utterances was there already. */
  trained: z.boolean(),
  /** Intents that can be predicted. */
  intents: z.number().int(),
  utterances: z.number().int(),
  /** Size of the model as it is stored. */
  modelBytes: z.number().int(),
  /** Milliseconds that the training took; null when there was none. */
  trainMs: z.number().nullable(),
});

/** How the trained model stands to the utterances. */
export const understandingStatusResult = z.strictObject({
  /** `none`: there is no model that can be read. `outdated`: it was taught other utterances. */
  model: z.enum(['none', 'outdated', 'current']),
  modelBytes: z.number().int().nullable(),
  /** Intents that have utterances. */
  intents: z.number().int(),
  utterances: z.number().int(),
  outOfScope: z.number().int(),
});

/** What comes of a message with the project's thresholds, wherever a flow could begin for it. */
export const messageOutcomeResult = z.enum(['understood', 'clarify', 'not_understood']);

/**
 * Methods on understanding, all on the project as it is saved. What takes a while is a task: it sends progress events
 * under the name of the method (training: `nlu`), and `tasks.cancel` stops it.
 */
export const nluMethods = {
  /** Looks only, and trains nothing. */
  'nlu.status': defineMethod({ params: project, result: understandingStatusResult }),
  'nlu.train': defineMethod({ params: project, result: trainedIntents }),
  /** Understands one message, training first if needed. */
  'nlu.predict': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      text: z.string(),
      /** Language of the conversation; the project's default when null. */
      locale: z.string().nullable().default(null),
    }),
    result: z.strictObject({ nlu: nluResult, outcome: messageOutcomeResult }),
  }),
  /** Cross-validation: each utterance is predicted by a model that was not taught it. */
  'nlu.evaluate': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      folds,
      /** Typing errors of each message at most for a second measurement; 0: none. */
      typos: z.number().int().min(0).max(5).default(0),
    }),
    result: nluReport,
  }),
  /** The trade-off of the thresholds, from the same predictions. */
  'nlu.threshold': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      folds,
      /** Share of customers' messages that is out of scope: how much turning them away weighs in the suggestion. */
      outOfScopeShare: z.number().min(0).max(1).default(USUAL_OUT_OF_SCOPE_SHARE),
    }),
    result: thresholdReport,
  }),
  /** Utterances under the wrong intent, contradictions, near-duplicates. */
  'nlu.check': defineMethod({ params: project, result: trainingDataReport }),
  /** Accuracy by number of utterances. */
  'nlu.curve': defineMethod({ params: project, result: learningCurve }),
};

export type TrainedIntentsInfo = z.infer<typeof trainedIntents>;
export type MessageOutcomeResult = z.infer<typeof messageOutcomeResult>;
