import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUseEmbedder } from '../../../engine/embed/use/createUseEmbedder.ts';
import { buildIndex } from '../../../engine/knowledge/index/buildIndex.ts';
import type { KnowledgeSource } from '../../../engine/knowledge/sources/chunkSources.ts';
import type { Embedder } from '../../../engine/model/ports.ts';
import type { Figure } from '../../lib/figure.ts';
import { sharedData } from '../sharedData.ts';

const perFile = 100;
const sampled = 1_000;
const whole = 10_000;

/**
 * Indexing Markdown files of 100 sections, each with a heading and two sentences that no other section has: with the
 * built-in encoder for a tenth of 10,000 passages, and all 10,000 with an encoder that costs nothing, so that whatever else
 * grows faster than the number of passages shows.
 */
export async function indexing(): Promise<readonly Figure[]> {
  const encoder = createUseEmbedder();
  const free: Embedder = {
    id: 'free@1',
    dimensions: encoder.dimensions,
    embed: async (texts) => texts.map(() => new Float32Array(encoder.dimensions).fill(0.04)),
  };
  try {
    await encoder.embed(['A text that starts the encoder.']);
    const encoded = await buildSeconds(sampled, encoder);
    const rest = await buildSeconds(whole, free);
    const common = { ratio: null, against: null };
    return [
      {
        ...common,
        name: 'indexing_10000_passages',
        title: `Indexing 10,000 passages with the built-in encoder, all threads, from ${sampled} passages`,
        value: encoded * (whole / sampled),
        unit: 's',
        target: { of: 'value', is: 'at most', bound: 60 },
      },
      {
        ...common,
        name: 'indexing_without_encoder',
        title: 'The same 10,000 passages without the encoder: reading, comparing, words, writing',
        value: rest,
        unit: 's',
        target: { of: 'value', is: 'at most', bound: 10 },
      },
    ];
  } finally {
    await encoder.close();
  }
}

/** Seconds of CPU of all threads for building the index of a number of passages. */
async function buildSeconds(passages: number, embedder: Embedder): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'dialoom-indexing-'));
  try {
    const sources = sourcesOf(passages);
    const begun = process.cpuUsage();
    const { chunks } = await buildIndex({ folder, sources, embedder });
    const { user, system } = process.cpuUsage(begun);
    if (chunks !== passages) throw new Error(`${chunks} of ${passages} passages are in the index`);
    return (user + system) / 1_000_000;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function sourcesOf(passages: number): KnowledgeSource[] {
  const sentences = sharedData().banking.train.map(({ text }) => text);
  const sentence = (at: number): string =>
    `${(sentences[at % sentences.length] ?? '').replace(/[.?!]+$/, '')}, case ${at}.`;
  return Array.from({ length: passages / perFile }, (_, file) => {
    const sections = Array.from({ length: perFile }, (__, section) => {
      const at = 3 * (file * perFile + section);
      return `## ${sentence(at)}\n\n${sentence(at + 1)}\n\n${sentence(at + 2)}`;
    });
    return {
      path: `knowledge/${String(file).padStart(3, '0')}.md`,
      text: `# Part ${file}\n\n${sections.join('\n\n')}\n`,
    };
  });
}
