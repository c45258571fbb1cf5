import { appendFile, mkdir, readFile, rm, truncate } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { Embedder } from '../../model/embedder.ts';

/** Vectors that a build has computed, kept until the index is written: a build that was stopped goes on from there. */
export interface VectorJournal {
  /** Vectors of an earlier build that did not end, by the hash of what was embedded. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
  /** Adds vectors; they survive the end of the process from here on. */
  append(entries: readonly { readonly hash: string; readonly vector: Float32Array }[]): Promise<void>;
  /** Removes the journal: the index has all of it. */
  finish(): Promise<void>;
}

const hashBytes = 32;
const checkBytes = 4;

/**
 * Opens the journal of an index folder, `vectors.journal`: a line that names the embedder, then one record a vector, of
 * its hash (SHA-256), its values (float32, little endian) and a CRC-32 of both. Records count up to the first that is cut
 * short or damaged; what follows is dropped. A journal of another embedder is begun anew.
 *
 * @param folder - Absolute path; made by the first `append`.
 */
export async function openVectorJournal(
  folder: string,
  embedder: Pick<Embedder, 'id' | 'dimensions'>,
): Promise<VectorJournal> {
  const file = path.join(folder, 'vectors.journal');
  const header = Buffer.from(
    `${JSON.stringify({ journal: 1, embedder: embedder.id, dimensions: embedder.dimensions })}\n`,
  );
  const recordBytes = hashBytes + 4 * embedder.dimensions + checkBytes;
  const bytes = await readFile(file).catch(() => undefined);
  const vectors = new Map<string, Float32Array>();
  let end = 0;
  if (bytes?.subarray(0, header.length).equals(header) === true) {
    end = header.length;
    for (; end + recordBytes <= bytes.length; end += recordBytes) {
      const record = bytes.subarray(end, end + recordBytes);
      const content = record.subarray(0, -checkBytes);
      if (crc32(content) !== record.readUInt32LE(content.length)) break;
      vectors.set(content.toString('hex', 0, hashBytes), valuesOf(content.subarray(hashBytes)));
    }
  }
  let begun = false;
  return {
    vectors,
    async append(entries) {
      if (!begun) {
        await mkdir(folder, { recursive: true });
        if (bytes !== undefined && bytes.length > end) await truncate(file, end);
        if (end === 0) await appendFile(file, header);
        begun = true;
      }
      await appendFile(file, Buffer.concat(entries.map(recordOf)), { flush: true });
    },
    finish: () => rm(file, { force: true }),
  };
}

function recordOf({ hash, vector }: { readonly hash: string; readonly vector: Float32Array }): Buffer {
  const values = Buffer.alloc(4 * vector.length);
  for (const [i, value] of vector.entries()) values.writeFloatLE(value, 4 * i);
  const content = Buffer.concat([Buffer.from(hash, 'hex'), values]);
  const check = Buffer.alloc(checkBytes);
  check.writeUInt32LE(crc32(content));
  return Buffer.concat([content, check]);
}

function valuesOf(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
}
