// The zip archive that a bundle is.

import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import yazl from 'yazl';
import { AppError } from '../base/appError.ts';
import { type BundleLimits, unsafePath } from './bundleFormat.ts';
import { bundleErrors } from './errors.ts';

/** A file of the archive. */
export interface ArchiveEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Packs files into a zip archive: the same files in the same order give the same bytes, on every machine.
 * Files are stored, not deflated: the bytes of a deflater differ between versions and processors of one and the same
 * zlib. What a bundle is sent through compresses it.
 */
export async function packArchive(entries: readonly ArchiveEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new yazl.ZipFile();
  for (const { path, bytes } of entries) {
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path, {
      // DOS time has no zone and is read off the local clock: a local noon is the same bytes everywhere.
      mtime: new Date(2000, 0, 1, 12),
      forceDosTimestamp: true,
      mode: 0o100644,
      compress: false,
    });
  }
  const packed = buffer(zip.outputStream);
  zip.end();
  return new Uint8Array(await packed);
}

/** Type bits of a Unix file mode, and the value of a regular file. */
const fileType = 0o170000;
const regularFile = 0o100000;

/**
 * Unpacks an archive into memory, and accepts only what {@link packArchive} would have made of it, byte for byte: no
 * compression, link, folder, odd name, duplicate, comment or hidden gap gets through, and a changed byte never passes.
 *
 * @throws AppError BUNDLE_TOO_LARGE, BUNDLE_NOT_A_BUNDLE, BUNDLE_DAMAGED, BUNDLE_PATH_UNSAFE, BUNDLE_ENTRY_UNSUPPORTED,
 *   BUNDLE_DUPLICATE_FILE
 */
export async function unpackArchive(
  bytes: Uint8Array,
  limits: BundleLimits,
): Promise<readonly ArchiveEntry[]> {
  if (bytes.length > limits.archiveBytes) {
    throw tooLarge('The bundle has this many bytes:', bytes.length, limits.archiveBytes);
  }
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await openZip(archive);
  if (zip.entryCount > limits.files)
    throw tooLarge('The bundle has this many files:', zip.entryCount, limits.files);
  const entries = new Map<string, ArchiveEntry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const path = checkEntry(entry, limits);
      if (entries.has(path)) throw bundleErrors.BUNDLE_DUPLICATE_FILE({ path });
      entries.set(path, { path, bytes: await readEntry(zip, entry) });
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error);
  }
  const list = [...entries.values()];
  if (!archive.equals(await packArchive(list))) {
    throw bundleErrors.BUNDLE_DAMAGED({ reason: 'its bytes are not those of the files it holds' });
  }
  return list;
}

async function openZip(archive: Buffer): Promise<ZipFile> {
  try {
    // Names are checked here, by our own rules, so that each error says what is wrong.
    return await yauzl.fromBufferPromise(archive, { lazyEntries: true, decodeStrings: false });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw bundleErrors.BUNDLE_NOT_A_BUNDLE({ reason }, { cause });
  }
}

/** @returns The path of the entry. */
function checkEntry(entry: Entry, limits: BundleLimits): string {
  const path = decodeName(entry.fileNameRaw);
  const reason = unsafePath(path.replace(/\/$/, ''));
  if (reason !== undefined) throw bundleErrors.BUNDLE_PATH_UNSAFE({ path, reason });
  const unsupported = (why: string) => bundleErrors.BUNDLE_ENTRY_UNSUPPORTED({ path, reason: why });
  if (path.endsWith('/')) throw unsupported('is a folder');
  if (entry.isEncrypted()) throw unsupported('is encrypted');
  if (entry.compressionMethod !== 0) throw unsupported('is compressed');
  if (((entry.externalFileAttributes >>> 16) & fileType) !== regularFile)
    throw unsupported('is not a regular file');
  const size = Math.max(entry.uncompressedSize, entry.compressedSize);
  if (size > limits.fileBytes)
    throw tooLarge(`The bundle's file ${path} has this many bytes:`, size, limits.fileBytes);
  return path;
}

function decodeName(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    const path = Buffer.from(raw).toString('latin1');
    throw bundleErrors.BUNDLE_PATH_UNSAFE({ path, reason: 'is not valid UTF-8' });
  }
}

/** Stored entries cannot grow: the stream ends after the size that the checks have seen. */
async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Uint8Array(await buffer(await zip.openReadStreamPromise(entry)));
}

function damaged(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return bundleErrors.BUNDLE_DAMAGED({ reason }, { cause });
}

function tooLarge(what: string, size: number, limit: number): AppError {
  return bundleErrors.BUNDLE_TOO_LARGE({ what, size, limit });
}
