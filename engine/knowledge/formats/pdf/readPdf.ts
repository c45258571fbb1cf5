import { AppError } from '../../../base/appError.ts';
import { errors } from '../../errors.ts';
import type { Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import type { PdfLine } from './pdfLine.ts';
import { type PdfRun, pdfLines } from './pdfLines.ts';
import { pdfNodes } from './pdfNodes.ts';
import { removeRunningLines } from './removeRunningLines.ts';

/**
 * Reads the text of a PDF into passages, with the page that each begins on. The title is the one in the file's
 * properties, otherwise the first heading where nothing else is as large.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_PDF_ENCRYPTED`, `KB_PDF_NO_TEXT` (scans), `KB_PDF_INVALID`.
 */
export async function readPdf(source: string, bytes: Uint8Array<ArrayBuffer>): Promise<Passage[]> {
  const location = { file: source };
  try {
    const { getDocumentProxy } = await import('unpdf');
    const document = await getDocumentProxy(bytes, { verbosity: 0 });
    const pages: PdfLine[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(pdfLines(items.filter((item) => 'str' in item) as PdfRun[], number));
      page.cleanup();
    }
    const { info } = await document.getMetadata();
    await document.loadingTask.destroy();
    if (pages.every((lines) => lines.length === 0))
      throw errors.KB_PDF_NO_TEXT({ pages: pages.length }, { location });
    const nodes = pdfNodes(removeRunningLines(pages));
    return documentPassages({ title: titleOf(info), metadata: {}, nodes });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw errors.KB_PDF_ENCRYPTED({}, { location, cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw errors.KB_PDF_INVALID({ reason }, { location, cause });
  }
}

/** The title in the properties of the file; programs often put a file name there, which says less than a heading. */
function titleOf(info: object): string | undefined {
  const title: unknown = 'Title' in info ? info.Title : undefined;
  if (typeof title !== 'string' || title.trim() === '') return undefined;
  return /\.(?:docx?|pdf|odt|indd|tex|rtf)$|^(?:untitled|microsoft word)/i.test(title)
    ? undefined
    : title.trim();
}
