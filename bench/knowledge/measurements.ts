import type { Measurement } from '../lib/figure.ts';
import { refusal } from './refusal.ts';
import { retrieval } from './retrieval/retrieval.ts';
import { scale } from './scale/scale.ts';

/** Everything that is measured of the knowledge base, in the order in which it runs. */
export const knowledgeMeasurements: readonly Measurement[] = [
  { name: 'retrieval', run: retrieval },
  { name: 'refusal', run: refusal },
  { name: 'scale', run: scale },
];
