import type { Project } from '../../model/project.ts';
import { errors } from '../errors.ts';
import { serialiseIntentModel } from '../serialiseIntentModel.ts';
import { trainNlu } from '../trainNlu.ts';
import { answerFromWorker } from '../worker/answerFromWorker.ts';

// Started by trainNluInWorker.
await answerFromWorker<Pick<Project, 'intents' | 'outOfScope'>>(
  async (project, tools) => serialiseIntentModel(await trainNlu(project, tools)),
  (reason, cause) => errors.NLU_TRAINING_FAILED({ reason }, { cause }),
);
