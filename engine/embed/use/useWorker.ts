import { answerEmbedRequests } from '../answerEmbedRequests.ts';
import { loadUseModel } from './loadUseModel.ts';

answerEmbedRequests(loadUseModel);
