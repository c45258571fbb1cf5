// Binary knowledge sources in the host: their content by hash, and the uploads that add to it.

import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceLimits } from '../../../engine/knowledge/sources/chunkSources.ts';
import { formatStandIn, isBinarySource, readStandIn } from '../../../engine/model/knowledgeSources.ts';
import { sha256Of } from '../../../engine/project/hashFiles.ts';
import { cacheFolder } from '../../../engine/project/readProjectFolder.ts';
import { writeDurably } from '../../../engine/project/writeDurably.ts';
import { hostErrors } from '../hostErrors.ts';

/**
 * The bytes of binary sources, which the project's texts only stand in for: files that were added but not saved yet,
 * and files that were deleted or replaced and may be restored by an undo.
 */
interface BinaryStore {
  /** Stores bytes. @returns Their SHA-256 in hexadecimal. */
  keep(bytes: Uint8Array): Promise<string>;
  /**
   * The content of a document's file: its text, or the bytes that the text stands in for.
   *
   * @throws AppError HOST_BINARY_GONE if the bytes no longer exist anywhere.
   */
  contentOf(path: string, text: string): Promise<string | Uint8Array>;
  /** Deletes content that is older than any session can be. */
  prune(now: number): Promise<void>;
}

const maxAgeMs = 30 * 24 * 60 * 60 * 1000;

/** Opens the store of a project, `.dialoom/binaries` in its folder; each file is named by its hash. */
export function createBinaryStore(projectFolder: string): BinaryStore {
  const folder = join(projectFolder, cacheFolder, 'binaries');
  return {
    async keep(bytes) {
      const sha256 = sha256Of(bytes);
      await writeDurably(join(folder, sha256), bytes);
      return sha256;
    },
    async contentOf(path, text) {
      if (!isBinarySource(path)) return text;
      const sha256 = readStandIn(text)?.sha256;
      for (const file of sha256 === undefined ? [] : [join(folder, sha256), join(projectFolder, path)]) {
        const bytes = await readFile(file).catch(() => undefined);
        if (bytes !== undefined && sha256Of(bytes) === sha256) return bytes;
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

/** Uploads, which a client sends in parts because the size of a message is limited. */
export interface Uploads {
  /**
   * Accepts the next part of a file.
   *
   * @param uploadId - Null for the first part.
   * @param last - Whether this is the last part: the bytes are then stored, and the text that stands in for them is
   *   returned.
   * @throws AppError HOST_UPLOAD_TOO_LARGE, HOST_UPLOAD_UNKNOWN.
   */
  take(
    store: BinaryStore,
    part: { readonly uploadId: string | null; readonly bytes: Uint8Array; readonly last: boolean },
  ): Promise<{ readonly uploadId: string; readonly standIn: string | null }>;
}

/**
 * @param nextId - Returns a new upload id.
 */
export function createUploads(nextId: () => string): Uploads {
  const uploads = new Map<string, Uint8Array[]>();
  return {
    async take(store, { uploadId, bytes, last }) {
      const id = uploadId ?? nextId();
      const parts = uploadId === null ? [] : uploads.get(uploadId);
      if (parts === undefined) throw hostErrors.HOST_UPLOAD_UNKNOWN({});
      parts.push(bytes);
      uploads.set(id, parts);
      const size = parts.reduce((sum, part) => sum + part.length, 0);
      if (size > sourceLimits.binaryBytes) {
        uploads.delete(id);
        throw hostErrors.HOST_UPLOAD_TOO_LARGE({ megabytes: sourceLimits.binaryBytes / 1024 / 1024 });
      }
      if (!last) return { uploadId: id, standIn: null };
      uploads.delete(id);
      const sha256 = await store.keep(Buffer.concat(parts));
      return { uploadId: id, standIn: formatStandIn({ bytes: size, sha256 }) };
    },
  };
}
