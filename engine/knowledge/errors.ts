import { defineErrors } from '../base/defineErrors.ts';
import { addedFormatNames } from '../model/knowledgeSources.ts';

/** Errors of the knowledge base. */
export const knowledgeErrors = defineErrors({
  KB_SOURCE_UNSUPPORTED: {
    message: (_: object) => 'Knowledge sources of this kind cannot be read',
    remedy: `Use ${addedFormatNames('or')}; CSV is for questions and answers`,
  },
  KB_SOURCE_UNREADABLE: {
    message: (p: { reason: string }) => `The knowledge source cannot be read: ${p.reason}`,
    remedy: 'Check that the file exists and that you have permission to read it',
  },
  KB_SOURCE_TOO_LARGE: {
    message: (p: { limit: string }) => `The knowledge source is larger than ${p.limit}`,
    remedy: `Split it into several files of up to 50 MB for ${addedFormatNames('and', 'bytes')}, 10 million characters for text`,
  },
  KB_SOURCE_TOO_SLOW: {
    message: (p: { seconds: number }) => `Reading the knowledge source took longer than ${p.seconds} seconds`,
    remedy: 'Split it into several files, or save the relevant parts as text or Markdown',
  },
  KB_SOURCE_TOO_COMPLEX: {
    message: (p: { megabytes: number }) =>
      `Reading the knowledge source takes more than ${p.megabytes} MB of memory`,
    remedy: 'Split it into several files, or save the relevant parts as text or Markdown',
  },
  KB_SOURCE_CHANGED: {
    message: (_: object) => 'The knowledge source changed while it was read',
    remedy: 'Update the index again once the file is complete',
  },
  KB_SOURCE_BINARY: {
    message: (_: object) => 'The knowledge source is not a text file, or not one in UTF-8',
    remedy: 'Save it as UTF-8 text, or remove it from the knowledge folder',
  },
  KB_SOURCE_NOT_UTF8: {
    message: (_: object) => 'The knowledge source contains characters that are not valid UTF-8',
    remedy: 'Save the file as UTF-8',
  },
  KB_SOURCE_CONFLICT: {
    message: (_: object) => 'The knowledge source contains both versions of a conflict between two changes',
    remedy: 'Keep one version, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>',
  },
  KB_SOURCE_COPIED: {
    message: (p: { other: string; passages: number }) =>
      `The knowledge source repeats ${p.passages} passages of ${p.other}`,
    remedy: 'Remove one of the two files, so that later changes are made in one place',
  },
  KB_PASSAGES_DIFFER: {
    message: (p: { title: string; other: string }) => `"${p.title}" says something else in ${p.other}`,
    remedy: 'Keep the one that is right, or change a heading so that it says when each applies',
  },
  KB_PASSAGES_EXPIRED: {
    message: (p: { passages: number; day: string }) =>
      p.passages === 1
        ? `A passage was valid until ${p.day}`
        : `${p.passages} passages were valid until ${p.day}`,
    remedy: 'Bring them up to date and set a later day, or remove them',
  },
  KB_VALID_UNTIL_INVALID: {
    message: (p: { value: string }) => `The last day "${p.value}" of the knowledge source is not a date`,
    remedy: 'Write year, month and day, such as "validUntil: 2026-12-31"',
  },
  KB_FRONT_MATTER_INVALID: {
    message: (p: { reason: string }) => `The front matter cannot be read: ${p.reason}`,
    remedy: 'Write it as YAML, with one "name: value" per line, between two lines of three dashes',
  },
  KB_CSV_MALFORMED: {
    message: (p: { reason: string }) => `The CSV file cannot be read: ${p.reason}`,
    remedy:
      'Put texts with a separator, a quote or a line break in double quotes, and double the quotes inside',
  },
  KB_CSV_HEADER: {
    message: (p: { found: string }) =>
      `The first row must contain the column names question and answer, but is: ${p.found}`,
    remedy: 'Add the row "question,answer" at the top',
  },
  KB_CSV_ROW_INCOMPLETE: {
    message: (p: { column: string }) => `The ${p.column} of this row is empty`,
    remedy: 'Fill it in or remove the row',
  },
  KB_LABELS_INVALID: {
    message: (p: { name: string }) => `The ${p.name} of the knowledge source must be a list of words`,
    remedy: (p: { name: string }) =>
      `Write ${p.name} as a list, such as "${p.name}: [members, staff]", or leave the line out`,
  },
  KB_DESCRIPTION_INVALID: {
    message: (p: { reason: string }) => `The description of a knowledge source cannot be read: ${p.reason}`,
    remedy: 'Write it as YAML, with one "name: value" per line, such as "access: [members]"',
  },
  KB_PDF_INVALID: {
    message: (p: { reason: string }) => `The PDF cannot be read: ${p.reason}`,
    remedy: 'Open it in a viewer and save it again, or remove it from the knowledge folder',
  },
  KB_PDF_ENCRYPTED: {
    message: (_: object) => 'The PDF is protected with a password',
    remedy: 'Save it without a password',
  },
  KB_PDF_NO_TEXT: {
    message: (p: { pages: number }) =>
      `The PDF has no text on its ${p.pages === 1 ? 'page' : `${p.pages} pages`}: it contains only images, such as scans`,
    remedy: 'Apply text recognition (OCR) and save it with the recognised text',
  },
  KB_DOCX_INVALID: {
    message: (p: { reason: string }) => `The DOCX file cannot be read: ${p.reason}`,
    remedy:
      'Open it in a word processor and save it as .docx again; older .doc files must be converted to .docx',
  },
  KB_SITEMAP_INVALID: {
    message: (p: { reason: string }) => `The sitemap source cannot be read: ${p.reason}`,
    remedy: 'Set the URL of the sitemap, such as "url: https://shop.example.com/sitemap.xml"',
  },
  KB_FETCH_FAILED: {
    message: (p: { url: string; reason: string }) => `${p.url} cannot be fetched: ${p.reason}`,
    remedy: 'Check the URL and the connection, then fetch again; pages that were fetched before are kept',
  },
  KB_INDEX_CORRUPT: {
    message: (p: { reason: string }) => `The knowledge index cannot be used: ${p.reason}`,
    remedy: 'Build it again; everything in it comes from the sources',
  },
  KB_INDEX_OTHER_EMBEDDER: {
    message: (p: { found: string; expected: string }) =>
      `The knowledge index was built with the encoder ${p.found}, not with ${p.expected}`,
    remedy: (p: { found: string; expected: string }) => `Build it again, or use the encoder ${p.found}`,
  },
  KB_INDEX_MISSING: {
    message: (_: object) => 'There is no knowledge index in this folder',
    remedy: 'Build the index before packing it, or leave the knowledge base out',
  },
  KB_INDEX_REBUILT: {
    message: (p: { reason: string }) => `The knowledge index was rebuilt. ${p.reason}`,
    remedy: 'No action is needed',
  },
});
