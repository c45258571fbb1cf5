import { describe, expect, it } from 'vitest';
import { dense } from './dense.ts';
import { oramaHybrid } from './oramaHybrid.ts';
import { plainBm25 } from './plainBm25.ts';
import { qualityOf, type Ranker } from './rankings.ts';

const documents = [
  { id: 'card', text: 'my card has not arrived' },
  { id: 'refund', text: 'when is the refund paid' },
  { id: 'rate', text: 'which exchange rate do you use' },
];
const unit = (i: number) => Float32Array.from({ length: 512 }, (_, k) => (k === i ? 1 : 0));
const vectors = documents.map((_, i) => unit(i));
const queries = [
  { text: 'has my card arrived', intent: 'card' },
  { text: 'refund paid yet', intent: 'refund' },
  { text: 'exchange rate', intent: 'rate' },
];
const embed = async ([text]: readonly string[]) => [unit(queries.findIndex((query) => query.text === text))];

describe('retrieval baselines', () => {
  it.each([
    ['BM25', async () => plainBm25(documents)],
    ['dense', async () => dense(documents, vectors)],
    ['Orama', () => oramaHybrid(documents, vectors, 0)],
  ])('%s finds easy matches', async (_, make: () => Promise<Ranker>) => {
    expect(await qualityOf(await make(), queries, embed)).toEqual({ recallAt3: 1, mrrAt10: 1 });
  });

  it('are judged by the rank of the right document', async () => {
    const rank: Ranker = async (text) => (text === 'exchange rate' ? ['a', 'b', 'c', 'rate'] : ['a', 'card']);
    expect(await qualityOf(rank, queries, embed)).toEqual({ recallAt3: 1 / 3, mrrAt10: (1 / 2 + 1 / 4) / 3 });
  });
});
