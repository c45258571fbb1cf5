import type { LocalIndex } from 'vectra';

/** A vectra index in memory. */
export type VectraIndex = LocalIndex<Record<string, never>>;

/**
 * Opens vectra over vectors that are in memory already: its storage holds one file, its codec hands out views of them,
 * so that nothing is read or copied twice. Vectra is imported on first use because it takes about half a second.
 *
 * @param vectors - One after the other. Items are named by their position: `0`, `1` …
 */
export async function vectraIndex(vectors: Float32Array, dimensions: number): Promise<VectraIndex> {
  const { LocalIndex, VirtualFileStorage, ProtobufCodec } = await import('vectra');
  const storage = new VirtualFileStorage();
  await storage.upsertFile('memory/index.pb', Buffer.alloc(0));
  const codec = new ProtobufCodec();
  codec.deserializeIndex = () => ({
    version: 1,
    metadata_config: {},
    items: Array.from({ length: vectors.length / dimensions }, (_, position) => {
      const vector = vectors.subarray(position * dimensions, (position + 1) * dimensions);
      const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
      // Vectra only reads numbers from it, by their position.
      return { id: String(position), metadata: {}, vector: vector as unknown as number[], norm };
    }),
  });
  return new LocalIndex<Record<string, never>>('memory', 'index.pb', storage, codec);
}
