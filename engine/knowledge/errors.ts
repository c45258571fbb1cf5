import { defineErrors } from '../base/defineErrors.ts';
import { addedFormatNames } from '../model/knowledgeSources.ts';

/** Everything that can go wrong with the knowledge base. */
export const knowledgeErrors = defineErrors({
  KB_SOURCE_UNSUPPORTED: {
    message: (_: object) => 'Knowledge sources of this kind cannot be read',
    remedy: `Use ${addedFormatNames('or')}; CSV holds questions and answers`,
  },
  KB_SOURCE_UNREADABLE: {
    message: (p: { reason: string }) => `The knowledge source cannot be read: ${p.reason}`,
    remedy: 'Check that the file exists and that you may read it',
  },
  KB_SOURCE_TOO_LARGE: {
    message: (p: { limit: string }) => `The knowledge source is larger than ${p.limit}`,
    remedy: `Split it into several files of up to 50 MB for ${addedFormatNames('and', 'bytes')}, 10 million characters for text`,
  },
  KB_SOURCE_TOO_SLOW: {
    message: (p: { seconds: number }) => `Reading the knowledge source took longer than ${p.seconds} seconds`,
    remedy: 'Split it into several files, or save what matters of it as text or Markdown',
  },
  KB_SOURCE_TOO_COMPLEX: {
    message: (p: { megabytes: number }) =>
      `Reading the knowledge source takes more than ${p.megabytes} MB of memory`,
    remedy: 'Split it into several files, or save what matters of it as text or Markdown',
  },
  KB_SOURCE_CHANGED: {
    message: (_: object) => 'The knowledge source changed while it was read',
    remedy: 'Update the index again when it is written completely',
  },
  KB_SOURCE_BINARY: {
    message: (_: object) => 'The knowledge source is not a text file, or not one in UTF-8',
    remedy: 'Save it as text in UTF-8, or take it out of the knowledge folder',
  },
  KB_SOURCE_NOT_UTF8: {
    message: (_: object) => 'The knowledge source holds characters that are not valid UTF-8',
    remedy: 'Save the file in UTF-8',
  },
  KB_FRONT_MATTER_INVALID: {
    message: (p: { reason: string }) => `The front matter cannot be read: ${p.reason}`,
    remedy: 'Write it as YAML, one "name: value" a line, between two lines of three dashes',
  },
  KB_CSV_MALFORMED: {
    message: (p: { reason: string }) => `The CSV file cannot be read: ${p.reason}`,
    remedy:
      'Put texts that hold a separator, a quote or a line break in double quotes, and double the quotes inside',
  },
  KB_CSV_HEADER: {
    message: (p: { found: string }) =>
      `The first row must name the columns question and answer; it holds: ${p.found}`,
    remedy: 'Add the row question,answer at the top',
  },
  KB_CSV_ROW_INCOMPLETE: {
    message: (p: { column: string }) => `The ${p.column} of this row is empty`,
    remedy: 'Fill it in or remove the row',
  },
  KB_LABELS_INVALID: {
    message: (p: { name: string }) => `The ${p.name} of the knowledge source are not a list of words`,
    remedy: (p: { name: string }) =>
      `Write ${p.name} as a list, such as "${p.name}: [members, staff]", or leave the line out`,
  },
  KB_DESCRIPTION_INVALID: {
    message: (p: { reason: string }) => `What describes a knowledge source cannot be read: ${p.reason}`,
    remedy: 'Write it as YAML, one "name: value" a line, such as "access: [members]"',
  },
  KB_PDF_INVALID: {
    message: (p: { reason: string }) => `The PDF cannot be read: ${p.reason}`,
    remedy: 'Open it in a viewer and save it anew, or take it out of the knowledge folder',
  },
  KB_PDF_ENCRYPTED: {
    message: (_: object) => 'The PDF is protected with a password',
    remedy: 'Save it without a password',
  },
  KB_PDF_NO_TEXT: {
    message: (p: { pages: number }) =>
      `The PDF has no text on its ${p.pages === 1 ? 'page' : `${p.pages} pages`}: it holds only pictures, such as scans`,
    remedy: 'Run text recognition (OCR) over it and save it with its text',
  },
  KB_DOCX_INVALID: {
    message: (p: { reason: string }) => `The DOCX file cannot be read: ${p.reason}`,
    remedy:
      'Open it in a word processor and save it as .docx anew; older .doc files must be saved as .docx, too',
  },
  KB_SITEMAP_INVALID: {
    message: (p: { reason: string }) => `The sitemap source cannot be read: ${p.reason}`,
    remedy: 'Name the address of the sitemap, such as "url: https://shop.example.com/sitemap.xml"',
  },
  KB_FETCH_FAILED: {
    message: (p: { url: string; reason: string }) => `${p.url} cannot be fetched: ${p.reason}`,
    remedy: 'Check the address and the connection, and fetch again; nothing is removed meanwhile',
  },
  KB_INDEX_CORRUPT: {
    message: (p: { reason: string }) => `The knowledge index cannot be used: ${p.reason}`,
    remedy: 'Build it again; it holds nothing that the sources do not hold',
  },
  KB_INDEX_OTHER_EMBEDDER: {
    message: (p: { found: string; expected: string }) =>
      `The knowledge index was built with the embedder ${p.found}, not with ${p.expected}`,
    remedy: (p: { found: string; expected: string }) => `Build it again, or use the embedder ${p.found}`,
  },
  KB_INDEX_MISSING: {
    message: (_: object) => 'There is no knowledge index in this folder',
    remedy: 'Build the index before packing it, or leave the knowledge base out',
  },
  KB_INDEX_REBUILT: {
    message: (p: { reason: string }) => `The knowledge index was built anew. ${p.reason}`,
    remedy: 'Nothing needs to be done',
  },
});
