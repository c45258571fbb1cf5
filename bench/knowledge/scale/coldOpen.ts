// Run as a process of its own by `scale.ts`: opens an index, asks one question and prints what it took as JSON.
import type { Embedder } from '../../../engine/model/embedder.ts';

const [folder = '', id = '', dimensions = '0'] = process.argv.slice(2);
const vector = Float32Array.from({ length: Number(dimensions) }, (_, i) => Math.sin(i + 1));
const embedder: Embedder = {
  id,
  dimensions: Number(dimensions),
  embed: (texts) => Promise.resolve(texts.map(() => vector)),
};

const used = (): number => {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const before = used();
const begun = performance.now();
const { openIndexFromFolder } = await import('../../../engine/knowledge/openIndexFromFolder.ts');
const { port, chunks } = await openIndexFromFolder(folder, embedder);
const openMs = performance.now() - begun;
await port.search({ text: 'How do I top up my card?', locale: 'en', limit: 3, threshold: 1 });
const firstAnswerMs = performance.now() - begun;
// What was only needed to read the files is let go of in the next turn of the event loop.
await new Promise((resolve) => setTimeout(resolve, 50));
const bytes = used() - before;
console.log(JSON.stringify({ openMs, firstAnswerMs, bytes, chunks: chunks.length }));
