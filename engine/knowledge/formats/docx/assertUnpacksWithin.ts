import { fromBuffer } from 'yauzl';
import { errors } from '../../errors.ts';
import { sourceLimits } from '../../sources/sourceLimits.ts';

/**
 * Unpacks a ZIP file entry by entry and throws away what comes out, to make sure that it holds what it says and no more
 * than there is room for. What opens it afterwards unpacks whole entries into memory.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_SOURCE_TOO_LARGE`; Error when it is no ZIP file, or an entry is not as long as it says.
 */
export async function assertUnpacksWithin(source: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tooLarge = errors.KB_SOURCE_TOO_LARGE(
    { limit: `${sourceLimits.unpackedBytes / 1024 / 1024} MB when it is unpacked` },
    { location: { file: source } },
  );
  await new Promise<void>((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (openError, archive) => {
      if (openError !== null) return reject(openError);
      let unpacked = 0;
      archive.on('error', reject).on('end', () => resolve());
      archive.on('entry', (entry: { uncompressedSize: number }) => {
        unpacked += entry.uncompressedSize;
        if (unpacked > sourceLimits.unpackedBytes) return reject(tooLarge);
        // Yauzl fails when more or less comes out than the entry declares.
        archive.openReadStream(entry as Parameters<typeof archive.openReadStream>[0], (error, stream) => {
          if (error !== null) return reject(error);
          stream.on('error', reject).on('end', () => archive.readEntry());
          stream.resume();
        });
      });
      archive.readEntry();
    });
  });
}
