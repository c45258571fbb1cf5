import { fromHtml } from 'hast-util-from-html';
import mammoth from 'mammoth';
import type { RootContent } from 'mdast';
import { fromBuffer } from 'yauzl';
import { AppError } from '../../../base/appError.ts';
import { knowledgeErrors } from '../../errors.ts';
import type { Passage } from '../../sources/chunk.ts';
import { sourceLimits } from '../../sources/chunkSources.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import { htmlNodes } from '../../sources/htmlNodes.ts';

/**
 * Unpacks a ZIP file entry by entry and discards the content, to check the declared sizes and the limit on the total
 * size before another library unpacks whole entries into memory.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_SOURCE_TOO_LARGE`; Error if it is not a ZIP file, or an entry does not have its declared size.
 */
async function assertUnpacksWithin(source: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tooLarge = knowledgeErrors.KB_SOURCE_TOO_LARGE(
    { limit: `${sourceLimits.unpackedBytes / 1024 / 1024} MB when unpacked` },
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
        // Yauzl fails if the content is longer or shorter than the entry declares.
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

// Mammoth maps style names to HTML; by default it does not treat these as headings.
const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/** The content of a DOCX file as Markdown. Nothing outside the file is read. */
async function docxNodes(bytes: Uint8Array<ArrayBuffer>): Promise<RootContent[]> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      styleMap,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  const nodes = htmlNodes(fromHtml(value, { fragment: true }));
  // Positions in the HTML between are no lines of the file.
  return nodes.map((node) => ({ ...node, position: undefined }));
}

/**
 * Reads a DOCX file into passages: headings (by their styles), lists and tables. Images, headers and footers are
 * ignored.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_DOCX_INVALID`, `KB_SOURCE_TOO_LARGE` if its unpacked size exceeds the limit.
 */
export async function readDocx(source: string, bytes: Uint8Array<ArrayBuffer>): Promise<Passage[]> {
  const location = { file: source };
  try {
    await assertUnpacksWithin(source, bytes);
    return documentPassages({ title: undefined, metadata: {}, nodes: await docxNodes(bytes) });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw knowledgeErrors.KB_DOCX_INVALID({ reason }, { location, cause });
  }
}
