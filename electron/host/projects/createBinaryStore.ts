// Binary knowledge sources in the host: their content by hash, and uploads on their way into it.

import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceLimits } from '../../../engine/knowledge/sources/chunkSources.ts';
import { formatStandIn, isBinarySource, readStandIn } from '../../../engine/model/knowledgeSources.ts';
import { cacheFolder } from '../../../engine/project/readProjectFolder.ts';
import { writeDurably } from '../../../engine/project/writeDurably.ts';
import { hostErrors } from '../hostErrors.ts';

/**
 * The bytes of binary sources that a project's texts only stand in for: what was added and not yet saved, and what was
 * deleted or replaced and may be wanted back by an undo.
 */
interface BinaryStore {
  /** Keeps bytes. @returns Their SHA-256, hex. */
  keep(bytes: Uint8Array): Promise<string>;
  /**
   * What a document's file holds: its text, or the bytes that the text stands in for.
   *
   * @throws AppError HOST_BINARY_GONE when nobody has these bytes any more.
   */
  contentOf(path: string, text: string): Promise<string | Uint8Array>;
  /** Forgets what is older than the longest session anybody has. */
  prune(now: number): Promise<void>;
}

const maxAgeMs = 30 * 24 * 60 * 60 * 1000;

/** Opens the store of a project, `.dialoom/binaries` in its folder; one file a content, named by its hash. */
export function createBinaryStore(projectFolder: string): BinaryStore {
  const folder = join(projectFolder, cacheFolder, 'binaries');
  return {
    async keep(bytes) {
      const sha256 = hashOf(bytes);
      await writeDurably(join(folder, sha256), bytes);
      return sha256;
    },
    async contentOf(path, text) {
      if (!isBinarySource(path)) return text;
      const sha256 = readStandIn(text)?.sha256;
      for (const file of sha256 === undefined ? [] : [join(folder, sha256), join(projectFolder, path)]) {
        const bytes = await readFile(file).catch(() => undefined);
        if (bytes !== undefined && hashOf(bytes) === sha256) return bytes;
      }
      throw hostErrors.HOST_BINARY_GONE({ path }, { location: { file: path } });
    },
    async prune(now) {
      for (const name of await readdir(folder).catch(() => [])) {
        const { mtimeMs } = await stat(join(folder, name));
        if (now - mtimeMs > maxAgeMs) await rm(join(folder, name), { force: true });
      }
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Files that a client sends in parts, because a message has a largest size. */
export interface Uploads {
  /**
   * Takes the next part of a file.
   *
   * @param uploadId - Null for the first part.
   * @param last - Ends the file: its bytes are kept, and the answer has the text that stands in for them.
   * @throws AppError HOST_UPLOAD_TOO_LARGE, HOST_UPLOAD_UNKNOWN.
   */
  take(
    store: BinaryStore,
    part: { readonly uploadId: string | null; readonly bytes: Uint8Array; readonly last: boolean },
  ): Promise<{ readonly uploadId: string; readonly standIn: string | null }>;
}

/**
 * @param nextId - Makes ids of uploads.
 */
export function createUploads(nextId: () => string): Uploads {
  const running = new Map<string, Uint8Array[]>();
  return {
    async take(store, { uploadId, bytes, last }) {
      const id = uploadId ?? nextId();
      const parts = uploadId === null ? [] : running.get(uploadId);
      if (parts === undefined) throw hostErrors.HOST_UPLOAD_UNKNOWN({});
      parts.push(bytes);
      running.set(id, parts);
      const size = parts.reduce((sum, part) => sum + part.length, 0);
      if (size > sourceLimits.binaryBytes) {
        running.delete(id);
        throw hostErrors.HOST_UPLOAD_TOO_LARGE({ megabytes: sourceLimits.binaryBytes / 1024 / 1024 });
      }
      if (!last) return { uploadId: id, standIn: null };
      running.delete(id);
      const sha256 = await store.keep(Buffer.concat(parts));
      return { uploadId: id, standIn: formatStandIn({ bytes: size, sha256 }) };
    },
  };
}
