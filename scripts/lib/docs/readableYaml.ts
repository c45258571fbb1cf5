import { Document, isCollection, isPair } from 'yaml';

/** Longest value on one line, in characters of JSON. */
const oneLine = 84;

/**
 * YAML as a person would write it: short maps and lists are on one line.
 *
 * @param open - Number of outer levels that always have one line per entry.
 */
export function readableYaml(value: object, open: number): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  fold(document.contents, open);
  return document.toString({ lineWidth: 0, singleQuote: true });
}

function fold(node: unknown, open: number): void {
  const value = isPair(node) ? node.value : node;
  if (!isCollection(value)) return;
  if (open <= 0 && JSON.stringify(value.toJSON()).length <= oneLine) value.flow = true;
  else for (const item of value.items) fold(item, open - 1);
}
