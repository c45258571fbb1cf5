import { Document, isScalar, Scalar, type ToStringOptions, visit } from 'yaml';
import type { Json } from '../../base/json.ts';
import { isJsonArray, isJsonObject } from './deepEqual.ts';

/** The style of all YAML that Dialoom writes. */
const style: ToStringOptions = {
  lineWidth: 0,
  indent: 2,
  indentSeq: true,
  blockQuote: 'literal',
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  simpleKeys: true,
};

/** The previous style of a text, which an edit keeps. */
export type ScalarStyle = Scalar.Type | undefined;

/**
 * A value after `key:` or `-`. `first` continues that line (empty: nothing does); `rest` follows, indented relative to
 * the key or dash plus two.
 */
export interface RenderedValue {
  readonly first: string;
  readonly rest: readonly string[];
}

/** Renders a whole document: block style, multi-line texts as `|`, nothing folded. */
export function writeYaml(value: Json): string {
  const document = createDocument(value);
  visit(document, {
    // States and other long items of a top-level list are easier to read with an empty line in between.
    Seq: (_, seq, path) => {
      if (path.length !== 3) return;
      for (const item of seq.items.slice(1)) {
        if (!isScalar(item)) (item as { spaceBefore?: boolean }).spaceBefore = true;
      }
    },
  });
  return document.toString(style);
}

/** Renders a value for block context. Collections have an empty first line. */
export function renderBlock(value: Json, keep?: ScalarStyle): RenderedValue {
  if ((isJsonArray(value) && value.length > 0) || (isJsonObject(value) && Object.keys(value).length > 0)) {
    return { first: '', rest: linesOf(createDocument(value).toString(style)) };
  }
  const document = createDocument({ k: value });
  const node = document.get('k', true);
  if (typeof value === 'string' && keep !== undefined && isScalar(node)) applyStyle(node, value, keep);
  const folded = keep === Scalar.BLOCK_FOLDED;
  const text = document.toString(folded ? { ...style, blockQuote: true, lineWidth: 100 } : style);
  const [first = '', ...rest] = linesOf(text.slice('k: '.length));
  return { first, rest: rest.map((line) => (line.startsWith('  ') ? line.slice(2) : line)) };
}

/** Renders a value for the inside of `[…]` or `{…}`, on one line. */
export function renderFlow(value: Json, keep?: ScalarStyle): string {
  const document = createDocument([value]);
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value !== 'string') return;
      if (node.value.includes('\n')) node.type = Scalar.QUOTE_DOUBLE;
      else if (keep !== undefined && node.value === value) applyStyle(node, value, keep);
    },
  });
  return document
    .toString({ ...style, collectionStyle: 'flow' })
    .trimEnd()
    .slice(2, -2);
}

/** Renders a key. */
export function renderKey(key: string, inFlow: boolean): string {
  const document = createDocument({ [key]: 0 });
  if (inFlow)
    return document
      .toString({ ...style, collectionStyle: 'flow' })
      .trimEnd()
      .slice(2, -': 0 }'.length);
  return document.toString(style).trimEnd().slice(0, -': 0'.length);
}

function createDocument(value: Json): Document {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      // Empty lines at the end would need the "keep" indicator, which then includes the empty lines below as well.
      if (typeof node.value === 'string' && needsDoubleQuotes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document;
}

function needsDoubleQuotes(text: string): boolean {
  return /(\n[\t ]*){2,}$|\n[\t ]+$|^\n|[\r\u0085\u2028\u2029\uFEFF]/.test(text);
}

function applyStyle(node: Scalar, text: string, keep: Scalar.Type): void {
  if (node.type === Scalar.QUOTE_DOUBLE) return;
  const isBlock = keep === Scalar.BLOCK_LITERAL || keep === Scalar.BLOCK_FOLDED;
  const multiline = text.includes('\n');
  if (isBlock ? text.trim() !== '' : !multiline && keep !== Scalar.PLAIN) node.type = keep;
}

function linesOf(text: string): string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}
