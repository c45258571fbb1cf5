import { z } from 'zod';
import { builtinNames } from '../../model/entities/builtin/builtins.ts';
import { json } from '../../model/jsonSchema.ts';
import { nluResult } from '../../model/ports.ts';
import { learningCurve, nluReport } from '../../model/reports/nluReport.ts';
import { messageOutcome, understandingStatus } from '../../model/reports/statuses.ts';
import { thresholdReport, USUAL_OUT_OF_SCOPE_SHARE } from '../../model/reports/thresholdReport.ts';
import { trainingDataReport } from '../../model/reports/trainingDataReport.ts';

import { defineMethod } from '../defineMethod.ts';

const project = z.strictObject({ projectId: z.string() });
const folds = z.number().int().min(2).max(20).default(5);

/** The result of a training. */
export const trainedIntents = z.strictObject({
  /** False if a model of the same utterances already existed. */
  trained: z.boolean(),
  /** Intents that can be predicted. */
  intents: z.number().int(),
  utterances: z.number().int(),
  /** Size of the stored model. */
  modelBytes: z.number().int(),
  /** Duration of the training in milliseconds; null if there was none. */
  trainMs: z.number().nullable(),
});

/** A value found in a message. */
const foundValue = z.strictObject({
  /** Id of the project's entity; null for a recogniser that no entity of the project uses. */
  entity: z.string().nullable(),
  /** Name of the built-in recogniser; null for other entities. */
  builtin: z.enum(builtinNames).nullable(),
  value: json,
  /** UTF-16 offsets into the message, end exclusive. */
  start: z.number().int(),
  end: z.number().int(),
});

/** A value found in a message. */
export type FoundValue = z.infer<typeof foundValue>;

/**
 * Methods on understanding, all for the saved project. Long ones are tasks: they send progress events under the name
 * of the method (training: `nlu`) and can be stopped with `tasks.cancel`.
 */
export const nluMethods = {
  /** Reads the status without training. */
  'nlu.status': defineMethod({ params: project, result: understandingStatus }),
  'nlu.train': defineMethod({ params: project, result: trainedIntents }),
  /** Understands one message, training first if needed. */
  'nlu.predict': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      text: z.string(),
      /** Language of the conversation; the project's default when null. */
      locale: z.string().nullable().default(null),
    }),
    result: z.strictObject({ nlu: nluResult, outcome: messageOutcome }),
  }),
  /**
   * Finds values in messages with the entities of the saved project and with every built-in recogniser, without training:
   * of entities that are learnt, only listed values are found.
   */
  'nlu.mentions': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      texts: z.array(z.string()).max(50),
      /** Language of the messages; the project's default when null. */
      locale: z.string().nullable().default(null),
    }),
    /** For each message, in order of appearance. */
    result: z.array(z.array(foundValue)),
  }),
  /** Cross-validation: each utterance is predicted by a model that was not trained on it. */
  'nlu.evaluate': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      folds,
      /** Maximum typos per message for a second measurement; 0: none. */
      typos: z.number().int().min(0).max(5).default(0),
    }),
    result: nluReport,
  }),
  /** The trade-off of the thresholds, from the same predictions. */
  'nlu.threshold': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      folds,
      /** Share of customers' messages that is out of scope: how much rejecting them counts in the suggestion. */
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
