import { fromHtml } from 'hast-util-from-html';
import mammoth from 'mammoth';
import type { RootContent } from 'mdast';
import { fromBuffer } from 'yauzl';
import { AppError } from '../../../base/appError.ts';
import { knowledgeErrors } from '../../errors.ts';
import type { Passage } from '../../sources/chunk.ts';
import { sourceLimits } from '../../sources/chunkSources.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import { htmlNodes } from '../../sources/htmlDocument.ts';

/**
 * Unpacks a ZIP file entry by entry and throws away what comes out, to make sure that it holds what it says and no more
 * than there is room for. What opens it afterwards unpacks whole entries into memory.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_SOURCE_TOO_LARGE`; Error when it is no ZIP file, or an entry is not as long as it says.
 */
async function assertUnpacksWithin(source: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tooLarge = knowledgeErrors.KB_SOURCE_TOO_LARGE(
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

// Mammoth makes HTML by the names of styles; these are no headings for it by default.
const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/** The content of a DOCX file as Markdown. Nothing outside of the file is read. */
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
  for (const node of nodes) {
    // Word knows no header cells where nobody set them: the first row names the columns.
    const [header] = node.type === 'table' ? node.children : [];
    const isEmpty = header?.children.every((cell) => cell.children.length === 0) === true;
    if (node.type === 'table' && isEmpty && node.children.length > 2) node.children.shift();
  }
  return nodes;
}

/**
 * Reads a DOCX file into passages: headings by their styles, lists, tables. Pictures, headers and footers are left out.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_DOCX_INVALID`, `KB_SOURCE_TOO_LARGE` when it unpacks to more than there is room for.
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
