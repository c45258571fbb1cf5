import { workerData } from 'node:worker_threads';
import { answerEmbedRequests } from '../answerEmbedRequests.ts';
import { loadTransformersModel } from './loadTransformersModel.ts';
import type { TransformersModel } from './modelFiles.ts';

answerEmbedRequests(() => loadTransformersModel(workerData as TransformersModel));
