import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { createUseEmbedder } from '../../../engine/embed/use/createUseEmbedder.ts';
import { loadIndex, writeIndex } from '../../../engine/knowledge/index/indexFolder.ts';
import { createSearch } from '../../../engine/knowledge/search/createSearch.ts';
import type { Embedder } from '../../../engine/model/ports.ts';

import type { Figure, Target } from '../../lib/figure.ts';
import { median } from '../../lib/median.ts';
import { sharedData } from '../sharedData.ts';
import { insertOneByOne } from './insertOneByOne.ts';
import { type SyntheticChunk, syntheticChunks } from './syntheticChunks.ts';

const run = promisify(execFile);
/** Number of questions; the first tenth is warm-up and does not count. */
const questions = 220;
const opened = z.object({
  openMs: z.number(),
  openWallMs: z.number(),
  firstAnswerMs: z.number(),
  bytes: z.number(),
  chunks: z.number(),
});
const fingerprint = 'b'.repeat(64);

/** Ten thousand and a hundred thousand chunks: building, opening, searching, memory. */
export async function scale(): Promise<readonly Figure[]> {
  const encoder = createUseEmbedder();
  const folder = await mkdtemp(join(tmpdir(), 'dialoom-scale-'));
  try {
    const chunksOf = await syntheticChunks(encoder);
    const asked = sharedData()
      .banking.test.filter((_, i) => i % 14 === 0)
      .slice(0, questions)
      .map(({ text }) => text);
    const vectors = await encoder.embed(asked);
    const known = new Map(asked.map((text, i) => [text, vectors[i] ?? new Float32Array()]));
    const embedder: Embedder = {
      id: encoder.id,
      dimensions: encoder.dimensions,
      embed: async (texts) => texts.map((text) => known.get(text) ?? new Float32Array(encoder.dimensions)),
    };

    const small = chunksOf(10_000);
    const indexMs = await cpuTime(() => writeIndex(folder, embedder, fingerprint, small));
    const insertMs = await insertOneByOne(small);
    const cold = [
      await coldOpen(folder, embedder),
      await coldOpen(folder, embedder),
      await coldOpen(folder, embedder),
    ];
    const vectorBytes = 10_000 * embedder.dimensions * 4;
    const embedMs = await medianMs(asked.slice(0, 60), (text) => encoder.embed([text]), elapsedTime);
    const warm = await queryMs(folder, embedder, asked);
    const large = await largeIndex(chunksOf, embedder, asked);
    return [
      {
        ...figure(
          'index_10000_chunks',
          'Writing the index of 10,000 chunks with their vectors',
          indexMs,
          'ms',
        ),
        ratio: insertMs / (indexMs / small.length),
        against: `vectra's insertItem: ${insertMs.toFixed(1)} ms per chunk, for its first 200 chunks`,
        target: { of: 'ratio', is: 'at least', bound: 10 },
      },
      figure(
        'open_10000_chunks',
        'Cold open of 10,000 chunks, in a new process',
        median(cold.map((it) => it.openMs)),
        'ms',
        atMost(500),
      ),
      figure(
        'open_10000_chunks_wall',
        'The same in elapsed time, which other programs affect',
        median(cold.map((it) => it.openWallMs)),
        'ms',
      ),
      figure(
        'first_answer_10000_chunks',
        'Cold open including the first search',
        median(cold.map((it) => it.firstAnswerMs)),
        'ms',
      ),
      figure(
        'memory_10000_chunks',
        'Memory of an open index of 10,000 chunks, relative to the size of its vectors',
        median(cold.map((it) => it.bytes)) / vectorBytes,
        '×',
        atMost(2.5),
      ),
      figure(
        'query_10000_chunks',
        'Warm search of 10,000 chunks, without embedding the question, median',
        warm,
        'ms',
        atMost(10),
      ),
      figure('embedding_a_question', 'Embedding a question with the built-in encoder, median', embedMs, 'ms'),
      figure(
        'query_100000_chunks',
        'Warm search of 100,000 chunks, without embedding the question, median',
        large.warm,
        'ms',
        atMost(40),
      ),
      figure('open_100000_chunks', 'Opening 100,000 chunks', large.openMs, 'ms'),
    ];
  } finally {
    await rm(folder, { recursive: true });
    await encoder.close();
  }
}

async function largeIndex(
  chunksOf: (count: number) => SyntheticChunk[],
  embedder: Embedder,
  asked: readonly string[],
): Promise<{ readonly warm: number; readonly openMs: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'dialoom-scale-'));
  try {
    await writeIndex(folder, embedder, fingerprint, chunksOf(100_000));
    const openMs = await cpuTime(async () => {
      const index = await loadIndex(folder, embedder);
      if (index !== undefined) createSearch(index, embedder);
    });
    return { warm: await queryMs(folder, embedder, asked), openMs };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function queryMs(folder: string, embedder: Embedder, asked: readonly string[]): Promise<number> {
  const index = await loadIndex(folder, embedder);
  if (index === undefined) throw new Error('The index does not exist');
  const search = createSearch(index, embedder);
  return medianMs(asked, (text) => search.search({ text, locale: 'en', limit: 3, threshold: 1 }));
}

async function medianMs(
  texts: readonly string[],
  ask: (text: string) => Promise<unknown>,
  time = cpuTime,
): Promise<number> {
  const times: number[] = [];
  for (const text of texts) times.push(await time(() => ask(text)));
  return median(times.slice(Math.ceil(texts.length / 10)));
}

async function coldOpen(folder: string, { id, dimensions }: Embedder): Promise<z.infer<typeof opened>> {
  const file = fileURLToPath(import.meta.url).replace(/scale\.(ts|js)$/, 'coldOpen.$1');
  const { stdout } = await run(process.execPath, ['--expose-gc', file, folder, id, String(dimensions)]);
  return opened.parse(JSON.parse(stdout));
}

/** CPU time of this thread, so that other programs do not count; nothing here waits for other threads. */
async function cpuTime(work: () => Promise<unknown>): Promise<number> {
  const begun = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1_000;
}

/** Elapsed time, for work in other threads. */
async function elapsedTime(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function figure(
  name: string,
  title: string,
  value: number,
  unit: string,
  target: Target | null = null,
): Figure {
  return { name, title, value, unit, ratio: null, against: null, target };
}

function atMost(bound: number): Target {
  return { of: 'value', is: 'at most', bound };
}
