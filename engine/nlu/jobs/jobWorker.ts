import { nluErrors } from '../errors.ts';
import { trainIntents } from '../trainIntents.ts';
import { answerFromWorker } from '../worker/answerFromWorker.ts';
import { type NluJob, runNluJob } from './runNluJob.ts';

// Started by runNluJobInWorker.
await answerFromWorker<NluJob>(
  (job, { embedder, onProgress }) =>
    runNluJob(trainIntents({ embedder, names: job.data.names }), job, {
      stopwatch: () => performance.now(),
      onProgress,
    }),
  (reason, cause) => nluErrors.NLU_EVALUATION_FAILED({ reason }, { cause }),
);
