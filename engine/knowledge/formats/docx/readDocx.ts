import { AppError } from '../../../base/appError.ts';
import { errors } from '../../errors.ts';
import type { Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import { assertUnpacksWithin } from './assertUnpacksWithin.ts';
import { docxNodes } from './docxNodes.ts';

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
    throw errors.KB_DOCX_INVALID({ reason }, { location, cause });
  }
}
