import type { Project } from '../../model/project.ts';
import { nluErrors } from '../errors.ts';
import { serialiseIntentModel } from '../intentModelFile.ts';
import { trainNlu } from '../trainNlu.ts';
import { answerFromWorker } from '../worker/answerFromWorker.ts';

// Started by trainNluInWorker.
await answerFromWorker<Pick<Project, 'intents' | 'outOfScope'>>(
  async (project, tools) => serialiseIntentModel(await trainNlu(project, tools)),
  (reason, cause) => nluErrors.NLU_TRAINING_FAILED({ reason }, { cause }),
);
