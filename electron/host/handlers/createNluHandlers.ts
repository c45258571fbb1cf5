import type { FoundValue } from '../../../engine/contract/methods/nluMethods.ts';
import type { Entity } from '../../../engine/model/documents/entity.ts';
import { builtinNames } from '../../../engine/model/entities/builtin/builtins.ts';
import type { NluContext } from '../../../engine/model/ports.ts';
import { compileEntityExtractor } from '../../../engine/nlu/compileEntityExtractor.ts';
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

/** The id of a recogniser that no entity of the project uses; no entity can have it. */
const unusedPrefix = 'builtin ';

/** Finds values with the entities of a project and all built-in recognisers. */
function findValues(
  entities: Readonly<Record<string, Entity>>,
  texts: readonly string[],
  context: NluContext,
): FoundValue[][] {
  const byId = new Map(Object.values(entities).map((entity) => [entity.id, entity]));
  const used = new Set(
    [...byId.values()].map((entity) => (entity.type === 'builtin' ? entity.builtin : null)),
  );
  for (const builtin of builtinNames.filter((name) => !used.has(name))) {
    const id = `${unusedPrefix}${builtin}`;
    byId.set(id, { id, name: builtin, type: 'builtin', builtin });
  }
  const extract = compileEntityExtractor(Object.fromEntries(byId));
  return texts.map((text) =>
    extract(text, context).map(({ entity: id, value, start, end }) => {
      const entity = byId.get(id);
      const builtin = entity?.type === 'builtin' ? entity.builtin : null;
      return { entity: id.startsWith(unusedPrefix) ? null : id, builtin, value, start, end };
    }),
  );
}

const labels: Readonly<Record<NluJobKind, string>> = {
  evaluate: 'Evaluating the intents',
  threshold: 'Comparing thresholds',
  check: 'Checking the training data',
  curve: 'Measuring the learning curve',
};

/** Handlers of `nlu.*`: the understanding of an open project, as saved. */
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
        timeZone: project.manifest.timeZone,
      });
      return { nlu: result, outcome: outcomeOfPrediction(result.intents, projectThresholds(project)) };
    },
    'nlu.mentions': async ({ projectId, texts, locale }) => {
      const { path } = sessions.get(projectId);
      const { project } = await openForUnderstanding(path);
      const { defaultLocale, timeZone } = project.manifest;
      const context = { locale: locale ?? defaultLocale, now: options.clock.now(), timeZone };
      return findValues(project.entities, texts, context);
    },
    'nlu.evaluate': ({ projectId, ...settings }) => measure(projectId, 'evaluate', settings),
    'nlu.threshold': ({ projectId, ...settings }) => measure(projectId, 'threshold', settings),
    'nlu.check': ({ projectId }) => measure(projectId, 'check', {}),
    'nlu.curve': ({ projectId }) => measure(projectId, 'curve', {}),
  };
}
