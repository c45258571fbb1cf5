const delimiters = [',', ';', '\t'];

/**
 * Adds a question and its answer to the text of a source of such, in the order of its columns; other columns stay empty.
 *
 * @returns Undefined where the first line does not name the columns `question` and `answer`.
 */
export function answerRow(text: string, question: string, answer: string): string | undefined {
  const firstLine =
    text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .split(/\r?\n/, 1)[0] ?? '';
  for (const delimiter of delimiters) {
    const columns = firstLine.split(delimiter).map((name) => name.replaceAll('"', '').trim().toLowerCase());
    if (!columns.includes('question') || !columns.includes('answer')) continue;
    const cells = columns.map((name) => (name === 'question' ? question : name === 'answer' ? answer : ''));
    const row = cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
    return `${text}${text.endsWith('\n') ? '' : '\n'}${row}\n`;
  }
  return undefined;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
