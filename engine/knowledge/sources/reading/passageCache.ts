import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { ErrorData } from '../../../base/appError.ts';
import type { Passage } from '../chunk.ts';
import type { SourceContent } from './sourceContent.ts';

/** Raised when readers read otherwise than before: what was kept is then read anew. */
const readerVersion = 1;

const passage = z.strictObject({
  slugPath: z.array(z.string()),
  titlePath: z.array(z.string()),
  text: z.string(),
  question: z.string().exactOptional(),
  metadata: z.record(z.string(), z.string()).exactOptional(),
  hash: z.string().exactOptional(),
});
const kept = z.union([
  z.strictObject({ passages: z.array(passage) }),
  z.strictObject({
    error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
  }),
]);

/** What reading a source gave: its passages, or why it cannot be read. */
export type KeptReading = { readonly passages: readonly Passage[] } | { readonly error: ErrorData };

/** Keeps what sources were read to, by their content, so that an unchanged PDF is not read again. */
export interface PassageCache {
  get(source: SourceContent): Promise<KeptReading | undefined>;
  put(source: SourceContent, reading: KeptReading): Promise<void>;
  /** Forgets all but these sources. */
  keepOnly(sources: readonly SourceContent[]): Promise<void>;
}

/**
 * Opens the cache in a folder. A damaged entry is as good as none: it is read anew.
 *
 * @param folder - Absolute path; made on first use.
 */
export function openPassageCache(folder: string): PassageCache {
  return {
    async get(source) {
      try {
        const text = await readFile(path.join(folder, nameOf(source)), 'utf8');
        const reading = kept.parse(JSON.parse(text));
        if ('passages' in reading) return reading;
        return { error: { ...reading.error, location: { file: source.path } } };
      } catch {
        return undefined;
      }
    },
    async put(source, reading) {
      await mkdir(folder, { recursive: true });
      await writeFileAtomic(path.join(folder, nameOf(source)), JSON.stringify(reading));
    },
    async keepOnly(sources) {
      const names = new Set(sources.map(nameOf));
      for (const name of await readdir(folder).catch(() => []))
        if (!names.has(name)) await rm(path.join(folder, name), { force: true });
    },
  };
}

/** Content and format decide what is read; the name of the file does not. */
function nameOf({ path: source, content }: SourceContent): string {
  const format = path.posix.extname(source).toLowerCase();
  const hash = createHash('sha256').update(`${readerVersion}\n${format}\n`);
  hash.update(typeof content === 'string' ? `text\n${content}` : `bytes\n${content.sha256}`);
  return `${hash.digest('hex')}.json`;
}
