import { CsvError, parse } from 'csv-parse/sync';
import { knowledgeErrors } from '../../errors.ts';
import type { Passage } from '../../sources/chunk.ts';
import { labelNames, labelsOf } from '../../sources/readFrontMatter.ts';

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const delimiters = [',', ';', '\t'];

/**
 * Reads question-answer pairs. The first row names the columns: `question` and `answer` are required, any others become
 * metadata, `tags` and `access` with several words in a cell. Comma, semicolon and tab separate columns, whichever makes the header readable.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_CSV_MALFORMED`, `KB_CSV_HEADER`, `KB_CSV_ROW_INCOMPLETE` or `KB_LABELS_INVALID`, with the line.
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
    const question = cells[questionColumn]?.trim() ?? '';
    const text = cells[answerColumn]?.trim() ?? '';
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
      others.map(([name, value]) => [
        name,
        labelNames.includes(name) ? labelsOf(source, name, value, line) : value,
      ]),
    );
    return {
      slugPath: [question],
      titlePath: [question],
      text,
      question,
      ...(others.length === 0 ? {} : { metadata }),
    };
  });
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
        const breaks = cells.join('').split('\n').length - 1;
        rows.push({ line: lines - breaks, cells });
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
