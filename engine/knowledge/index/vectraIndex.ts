import type { IndexItem, LocalIndex } from 'vectra';
import writeFileAtomic from 'write-file-atomic';
import type { StoredChunk } from './chunkRecord.ts';

/** A vectra index of chunks. */
export type ChunkIndex = LocalIndex<StoredChunk>;

/** An entry of a vectra index of chunks. */
export type ChunkItem = IndexItem<StoredChunk>;

/**
 * Names a vectra index on disk, in its protobuf format (a fifth of the JSON one). Vectra is imported on first use
 * because it takes about half a second.
 *
 * @param folder - Absolute path.
 * @param file - Name of the index file in it.
 */
export async function vectraIndex(folder: string, file: string): Promise<ChunkIndex> {
  const { LocalFileStorage, LocalIndex, ProtobufCodec } = await import('vectra');
  const storage = new LocalFileStorage();
  // Vectra overwrites in place, and clears the whole folder when it fails to create an index.
  storage.upsertFile = async (name, content) => {
    await writeFileAtomic(name, content);
  };
  storage.deleteFolder = () => Promise.resolve();
  return new LocalIndex<StoredChunk>(folder, file, storage, new ProtobufCodec());
}
