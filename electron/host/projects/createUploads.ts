import { sourceLimits } from '../../../engine/knowledge/sources/sourceLimits.ts';
import { formatStandIn } from '../../../engine/model/binarySource.ts';
import { hostErrors } from '../hostErrors.ts';
import type { BinaryStore } from './createBinaryStore.ts';

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
