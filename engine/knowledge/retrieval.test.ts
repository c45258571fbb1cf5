import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { createUseEmbedder } from '../embed/use/createUseEmbedder.ts';
import { createKnowledge } from './createKnowledge.ts';

const banking = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'banking77');

// Every fifth of the queries of `npm run bench:knowledge`; floors two points below what was measured (in brackets).
describe.skipIf(!existsSync(banking))(
  'retrieval of Banking77, built-in embedder (needs npm run test:long and ../shared/data)',
  () => {
    it('finds the document of an intent by its other utterances', { tags: ['long'] }, async () => {
      const rows = async (file: string) =>
        parse(await readFile(path.join(banking, file)), { from: 2 }) as [string, string][];
      const examples = Map.groupBy(await rows('train.csv'), ([, intent]) => intent);
      const sources = Array.from(examples, ([intent, own]) => ({
        path: `${intent}.md`,
        text: own
          .slice(0, 5)
          .map(([text]) => text.replace(/\s+/g, ' '))
          .join(' '),
      }));
      const queries = (await rows('test.csv')).filter((_, i) => i % 5 === 0);

      const encoder = createUseEmbedder();
      const folder = await mkdtemp(path.join(tmpdir(), 'dialoom-retrieval-'));
      try {
        // All queries embedded at once: twice as fast as one by one, and the vectors are the same.
        const vectors = await encoder.embed(queries.map(([text]) => text));
        const known = new Map(queries.map(([text], i) => [text, vectors[i]!]));
        const embed = async (texts: readonly string[]) =>
          texts.every((text) => known.has(text))
            ? texts.map((text) => known.get(text)!)
            : encoder.embed(texts);
        const knowledge = createKnowledge({ folder, embedder: { ...encoder, embed } });
        await knowledge.build({ sources });
        let [found, reciprocal] = [0, 0];
        for (const [text, intent] of queries) {
          const { hits } = await knowledge.port.search({ text, locale: 'en', limit: 10, threshold: 1 });
          const rank = hits.findIndex(({ source }) => source === `${intent}.md`) + 1;
          if (rank > 0) reciprocal += 1 / rank;
          if (rank > 0 && rank <= 3) found += 1;
        }
        expect(found / queries.length).toBeGreaterThan(0.877); // .898
        expect(reciprocal / queries.length).toBeGreaterThan(0.795); // .815
        await knowledge.close();
      } finally {
        await encoder.close();
        await rm(folder, { recursive: true });
      }
    });
  },
);
