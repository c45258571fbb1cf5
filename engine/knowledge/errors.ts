import { defineErrors } from '../base/defineErrors.ts';

/** Everything that can go wrong with the knowledge base. */
export const errors = defineErrors({
  KB_SOURCE_UNSUPPORTED: {
    message: (_: object) => 'Knowledge sources of this kind cannot be read',
    remedy: 'Use Markdown (.md) or a CSV file of questions and answers (.csv)',
  },
  KB_SOURCE_UNREADABLE: {
    message: (p: { reason: string }) => `The knowledge source cannot be read: ${p.reason}`,
    remedy: 'Check that the file exists and that you may read it',
  },
  KB_SOURCE_TOO_LARGE: {
    message: (p: { limit: number }) =>
      `The knowledge source is larger than ${p.limit / 1_000_000} million characters`,
    remedy: 'Split it into several files',
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
