import type { ClosableEmbedder } from './closableEmbedder.ts';

/** From this many texts in one request on, starting a second thread costs less than it saves. */
const MANY = 200;
/** Milliseconds after which a helper that nobody needs gives its memory back. */
const IDLE_MS = 10_000;

/**
 * Encodes many texts on two threads: a training on thousands of utterances takes half as long. A message of a customer is
 * encoded by the first alone.
 *
 * @param make - Makes an embedder on a thread of its own. A vector depends on its text alone, so which one computes it
 *   makes no difference.
 */
export function withHelper(make: () => ClosableEmbedder): ClosableEmbedder {
  const first = make();
  let helper: ClosableEmbedder | undefined;
  let busy = 0;
  let idle: NodeJS.Timeout | undefined;
  const letGo = async (): Promise<void> => {
    const closing = helper;
    helper = undefined;
    await closing?.close();
  };
  const help = async (texts: readonly string[]): Promise<Float32Array[]> => {
    clearTimeout(idle);
    busy++;
    helper ??= make();
    try {
      return await helper.embed(texts);
    } finally {
      busy--;
      if (busy === 0) idle = setTimeout(() => void letGo(), IDLE_MS).unref();
    }
  };
  return {
    id: first.id,
    dimensions: first.dimensions,
    embed: async (texts) => {
      if (texts.length < MANY) return first.embed(texts);
      // Every other one, so that both have as many long texts.
      const halves = [0, 1].map((half) => texts.filter((_, n) => n % 2 === half));
      const [even = [], odd = []] = await Promise.all([first.embed(halves[0] ?? []), help(halves[1] ?? [])]);
      return texts.map((_, n) => (n % 2 === 0 ? even : odd)[n >> 1] ?? new Float32Array(first.dimensions));
    },
    close: async () => {
      clearTimeout(idle);
      await Promise.all([first.close(), letGo()]);
    },
  };
}
