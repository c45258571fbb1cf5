import { createRequire } from 'node:module';
import { createUseEmbedder } from '../../../engine/embed/use/createUseEmbedder.ts';
import { createSearch } from '../../../engine/knowledge/search/createSearch.ts';
import type { Figure } from '../../lib/figure.ts';
import { bankingSet } from '../bankingSet.ts';
import { openSources } from '../openSources.ts';
import { rememberingEmbedder } from '../rememberingEmbedder.ts';
import { sharedData } from '../sharedData.ts';
import { dense } from './dense.ts';
import { oramaHybrid } from './oramaHybrid.ts';
import { plainBm25 } from './plainBm25.ts';
import { qualityOf, type Ranker } from './rankings.ts';

const { version } = createRequire(import.meta.url)('@orama/orama/package.json') as {
  readonly version: string;
};
/** The best earlier result. */
const goal = { recallAt3: 0.846, mrrAt10: 0.75 };

/**
 * Banking77 as a retrieval set: each intent's first five training utterances are a document, and the 3,080 test
 * utterances are the queries. Compares Dialoom with BM25 alone, meaning alone and Orama's hybrid search.
 */
export async function retrieval(): Promise<readonly Figure[]> {
  const { documents, test } = bankingSet(sharedData());
  const encoder = createUseEmbedder();
  try {
    const embedder = rememberingEmbedder(encoder);
    const texts = documents.map(({ text }) => text.replaceAll('\n\n', ' '));
    await embedder.prepare([...test.map(({ text }) => text), ...texts]);
    const vectors = await embedder.embed(texts);
    const rankers: readonly (readonly [string, string, Ranker])[] = [
      ['ours', 'Dialoom: meaning and words combined', await ours(documents, embedder)],
      ['bm25', 'BM25 alone', plainBm25(documents)],
      ['dense', 'Meaning alone: one vector of the whole document', dense(documents, vectors)],
      ['orama', `Orama ${version}, hybrid, minimum similarity 0`, await oramaHybrid(documents, vectors, 0)],
      [
        'orama_defaults',
        `Orama ${version}, hybrid with default settings`,
        await oramaHybrid(documents, vectors, 0.8),
      ],
    ];
    const figures: Figure[] = [];
    for (const [name, title, ranker] of rankers) {
      const quality = await qualityOf(ranker, test, embedder.embed);
      for (const [measure, unit] of [
        ['recallAt3', 'recall@3'],
        ['mrrAt10', 'MRR@10'],
      ] as const)
        figures.push({
          name: `${unit === 'recall@3' ? 'recall_at_3' : 'mrr_at_10'}_${name}`,
          title,
          value: quality[measure],
          unit,
          ratio: null,
          against: null,
          target: name === 'ours' ? { of: 'value', is: 'at least', bound: goal[measure] } : null,
        });
    }
    return figures;
  } finally {
    await encoder.close();
  }
}

async function ours(
  documents: readonly { readonly id: string; readonly text: string }[],
  embedder: ReturnType<typeof rememberingEmbedder>,
): Promise<Ranker> {
  const sources = documents.map(({ id, text }) => ({ path: `${id}.md`, text }));
  const search = createSearch(await openSources(sources, embedder), embedder);
  return async (text) => {
    const { hits } = await search.search({ text, locale: 'en', limit: 10, threshold: 1 });
    return hits.map(({ source }) => source.replace(/\.md$/, ''));
  };
}
