import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

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
