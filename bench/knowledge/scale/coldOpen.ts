// Run by `scale.ts` in a separate process: opens an index, runs one search and prints times and memory as JSON.
import type { Embedder } from '../../../engine/model/ports.ts';

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
/** CPU time of all threads of this process, in milliseconds, so that other programs do not count. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const begun = cpuMs();
const clock = performance.now();
const { openIndexFromFolder } = await import('../../../engine/knowledge/createKnowledge.ts');
const { port, chunks } = await openIndexFromFolder(folder, embedder);
const openMs = cpuMs() - begun;
const openWallMs = performance.now() - clock;
await port.search({ text: 'How do I top up my card?', locale: 'en', limit: 3, threshold: 1 });
const firstAnswerMs = cpuMs() - begun;
// What was only needed to read the files is released in the next turn of the event loop.
await new Promise((resolve) => setTimeout(resolve, 50));
const bytes = used() - before;
console.log(JSON.stringify({ openMs, openWallMs, firstAnswerMs, bytes, chunks: chunks.length }));
