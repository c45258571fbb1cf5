import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isBinarySource, readStandIn } from '../../../engine/model/binarySource.ts';
import { cacheFolder } from '../../../engine/project/cacheFolder.ts';
import { writeDurably } from '../../../engine/project/writeDurably.ts';
import { hostErrors } from '../hostErrors.ts';

/**
 * The bytes of binary sources that a project's texts only stand in for: what was added and not yet saved, and what was
 * deleted or replaced and may be wanted back by an undo.
 */
export interface BinaryStore {
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

const oldest = 30 * 24 * 60 * 60 * 1000;

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
        if (now - mtimeMs > oldest) await rm(join(folder, name), { force: true });
      }
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
