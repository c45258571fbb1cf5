import type { Measurement } from '../lib/figure.ts';
import { declining } from './declining.ts';
import { retrieval } from './retrieval/retrieval.ts';
import { indexing } from './scale/indexing.ts';
import { scale } from './scale/scale.ts';

/** All measurements of the knowledge base, in the order in which they run. */
export const knowledgeMeasurements: readonly Measurement[] = [
  { name: 'retrieval', run: retrieval },
  { name: 'declining', run: declining },
  { name: 'scale', run: scale },
  { name: 'indexing', run: indexing },
];
