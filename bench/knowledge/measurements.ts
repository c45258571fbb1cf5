import type { Measurement } from '../lib/figure.ts';
import { refusal } from './refusal.ts';
import { retrieval } from './retrieval/retrieval.ts';
import { scale } from './scale/scale.ts';

/** All measurements of the knowledge base, in the order in which they run. */
export const knowledgeMeasurements: readonly Measurement[] = [
  { name: 'retrieval', run: retrieval },
  { name: 'refusal', run: refusal },
  { name: 'scale', run: scale },
];
