import { CsvError, parse } from 'csv-parse/sync';
import { knowledgeErrors } from '../../errors.ts';
import type { Passage } from '../../sources/chunk.ts';
import { plainText, withoutMarks } from '../../sources/plainText.ts';
import { isValidUntil, labelNames, labelsOf, lastDayOf } from '../../sources/readFrontMatter.ts';

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const delimiters = [',', ';', '\t'];

/**
 * Reads question-answer pairs. The first row has the column names: `question` and `answer` are required, others become
 * metadata; `tags` and `access` may have several words in a cell. Columns are separated by commas, semicolons or tabs,
 * whichever makes the header readable.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_CSV_MALFORMED`, `KB_CSV_HEADER`, `KB_CSV_ROW_INCOMPLETE` `KB_LABELS_INVALID` or `KB_VALID_UNTIL_INVALID`, with
 *   the line.
 */
export function readCsv(source: string, text: string): Passage[] {
  if (text.trim() === '') return [];
  const [header, ...rows] = readRows(source, text);
  const names = header?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const questionColumn = names.indexOf('question');
  const answerColumn = names.indexOf('answer');
  if (questionColumn < 0 || answerColumn < 0) {
    const found = names.join(', ');
    throw knowledgeErrors.KB_CSV_HEADER({ found }, { location: { file: source, line: header?.line ?? 1 } });
  }
  return rows.map(({ line, cells }) => {
    const question = saidText(cells[questionColumn] ?? '');
    const text = saidText(cells[answerColumn] ?? '');
    if (question === '' || text === '') {
      const column = question === '' ? 'question' : 'answer';
      throw knowledgeErrors.KB_CSV_ROW_INCOMPLETE({ column }, { location: { file: source, line } });
    }
    const others = names.flatMap((name, index): [string, string][] => {
      const value = cells[index]?.trim() ?? '';
      return index === questionColumn || index === answerColumn || name === '' || value === ''
        ? []
        : [[name, value]];
    });
    const metadata = Object.fromEntries(
      others.map(([name, value]) => {
        if (isValidUntil(name)) return ['validUntil', lastDayOf(source, value, line)];
        return [name, labelNames.includes(name) ? labelsOf(source, name, value, line) : value];
      }),
    );
    return {
      slugPath: [question],
      titlePath: [question],
      text,
      question,
      line,
      ...(others.length === 0 ? {} : { metadata }),
    };
  });
}

/** A cell without the markup that exports of other tools leave in it: HTML, or Markdown's marks and links. */
function saidText(cell: string): string {
  const lines = cell.replace(/<(?:br|\/p|\/li|\/div)\b[^>]*>/gi, '\n').replace(/<\/?[a-z][^>]*>/gi, '');
  return plainText(withoutMarks(lines))
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

function readRows(source: string, text: string): Row[] {
  const firstLine = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const delimiter =
    delimiters.find((candidate) => {
      const names = firstLine.split(candidate).map((name) => name.replaceAll('"', '').trim().toLowerCase());
      return names.includes('question') && names.includes('answer');
    }) ?? ',';
  const rows: Row[] = [];
  try {
    parse(text, {
      delimiter,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (cells: string[], { lines }) => {
        const lineBreaks = cells.join('').split('\n').length - 1;
        rows.push({ line: lines - lineBreaks, cells });
        return null;
      },
    });
    return rows;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause.lines === 'number' ? cause.lines : 1;
    throw knowledgeErrors.KB_CSV_MALFORMED(
      { reason: cause.message },
      { location: { file: source, line }, cause },
    );
  }
}
