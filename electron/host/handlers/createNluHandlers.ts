import type { NluJobKind, NluJobs } from '../../../engine/nlu/jobs/runNluJob.ts';
import { runNluJobInWorker } from '../../../engine/nlu/nluWorkers.ts';
import {
  outcomeOfPrediction,
  type ProjectJobOptions,
  projectJob,
  projectThresholds,
} from '../../../engine/nlu/projectJob.ts';
import {
  openForUnderstanding,
  readUnderstandingStatus,
} from '../../../engine/project/prepareUnderstanding.ts';
import type { HandlersOf } from '../router.ts';

import type { HandlerContext } from './handlerContext.ts';

const labels: Readonly<Record<NluJobKind, string>> = {
  evaluate: 'Measuring how messages are understood',
  threshold: 'Trying thresholds',
  check: 'Checking the utterances',
  curve: 'Learning from fewer utterances',
};

/** Handlers of `nlu.*`: understanding of an open project as it is saved. */
export function createNluHandlers({ sessions, engines, tasks, options }: HandlerContext): HandlersOf<'nlu'> {
  const understand = (projectId: string) => {
    const { path } = sessions.get(projectId);
    return tasks.run(projectId, (report, signal) => engines.understand(path, report, signal));
  };
  const measure = async <K extends NluJobKind>(
    projectId: string,
    kind: K,
    settings: ProjectJobOptions,
  ): Promise<NluJobs[K]['report']> => {
    const { path } = sessions.get(projectId);
    return tasks.run(projectId, async (report, signal) => {
      const onProgress = (fraction: number) => report({ task: `nlu.${kind}`, label: labels[kind], fraction });
      onProgress(0);
      const { project } = await openForUnderstanding(path);
      const embedder = engines.embedderOf(path, project.manifest);
      return runNluJobInWorker(projectJob(kind, project, settings), { embedder, onProgress, signal });
    });
  };
  return {
    'nlu.status': ({ projectId }) => {
      const { path } = sessions.get(projectId);
      return readUnderstandingStatus(path, ({ manifest }) => engines.embedderOf(path, manifest).id);
    },
    'nlu.train': async ({ projectId }) => {
      const { model, modelBytes, trainMs, project } = await understand(projectId);
      const utterances = Object.values(project.intents).reduce(
        (sum, { utterances: own, translations }) =>
          sum + own.length + Object.values(translations).flat().length,
        0,
      );
      return { trained: trainMs !== null, intents: model.labels.length, utterances, modelBytes, trainMs };
    },
    'nlu.predict': async ({ projectId, text, locale }) => {
      const { nlu, project } = await understand(projectId);
      const result = await nlu.understand(text, {
        locale: locale ?? project.manifest.defaultLocale,
        now: options.clock.now(),
      });
      return { nlu: result, outcome: outcomeOfPrediction(result.intents, projectThresholds(project)) };
    },
    'nlu.evaluate': ({ projectId, ...settings }) => measure(projectId, 'evaluate', settings),
    'nlu.threshold': ({ projectId, ...settings }) => measure(projectId, 'threshold', settings),
    'nlu.check': ({ projectId }) => measure(projectId, 'check', {}),
    'nlu.curve': ({ projectId }) => measure(projectId, 'curve', {}),
  };
}
