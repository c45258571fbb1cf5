import { nluErrors } from '../errors.ts';
import { answerFromWorker } from '../worker/answerFromWorker.ts';
import { serialiseEntityTagger } from './entityTaggerFile.ts';
import type { TaggingData } from './taggingExamples.ts';
import { trainEntityTagger } from './trainEntityTagger.ts';

// Started by trainEntityTaggerInWorker.
await answerFromWorker<TaggingData>(
  (data, { onProgress }) => serialiseEntityTagger(trainEntityTagger(data, { onProgress })),
  (reason, cause) => nluErrors.NLU_TRAINING_FAILED({ reason }, { cause }),
);
