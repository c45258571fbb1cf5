import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Json, JsonObject } from '../../base/json.ts';
import { ok, type Result } from '../../base/result.ts';
import { composeYaml, maxYamlLength } from './composeYaml.ts';
import { isJsonArray, isJsonObject } from './deepEqual.ts';
import { splitYaml, type YamlPart } from './splitYaml.ts';
import type { YamlPath, YamlPosition } from './yamlPath.ts';

/**
 * Offset of a value in its text: of its key in a map, of the value itself in a list. When the path leads nowhere, the
 * place of the closest parent that exists.
 */
function locatePath(root: ParsedNode | null, path: readonly (string | number)[]): number {
  let node: ParsedNode | null = root;
  let offset = root?.range[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(part));
      if (pair === undefined) break;
      offset = (pair.key as ParsedNode).range[0];
      node = pair.value as ParsedNode | null;
    } else if (isSeq(node) && typeof part === 'number') {
      const item = node.items[part] as ParsedNode | undefined;
      if (item === undefined) break;
      offset = item.range[0];
      node = item;
    } else break;
  }
  return offset;
}

/**
 * Makes the function that finds places in a document. It parses for positions when first asked, and only the piece
 * that is asked for: most documents are read without ever being asked.
 *
 * @param parts - The pieces of the text, each known to parse.
 */
function createLocator(text: string, parts: readonly YamlPart[]): (path: YamlPath) => YamlPosition {
  const roots = new Map<string, ParsedNode | null>();
  let starts: readonly number[] | undefined;

  const rootOf = (piece: string) => {
    const known = roots.get(piece);
    if (known !== undefined) return known;
    const composed = composeYaml(piece, '');
    const root = composed.ok ? composed.value.root : null;
    roots.set(piece, root);
    return root;
  };
  const positionAt = (offset: number): YamlPosition => {
    starts ??= lineStarts(text);
    const next = starts.findIndex((start) => start > offset);
    const line = next === -1 ? starts.length : next;
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };

  return (path) => {
    const [key, index, ...rest] = path;
    let offset = 0;
    for (const part of parts) {
      if (part.type === 'item' && part.key === key && part.index === index) {
        return positionAt(offset + locatePath(rootOf(part.text), [0, ...rest]));
      }
      offset += part.text.length;
    }
    const skeleton = parts.map((part) => (part.type === 'root' ? part.text : '')).join('');
    return positionAt(toTextOffset(parts, locatePath(rootOf(skeleton), path)));
  };
}

/** Turns an offset in the joined root pieces into one in the whole text. */
function toTextOffset(parts: readonly YamlPart[], skeletonOffset: number): number {
  let left = skeletonOffset;
  let offset = 0;
  for (const part of parts) {
    if (part.type === 'root') {
      if (left < part.text.length) return offset + left;
      left -= part.text.length;
    }
    offset += part.text.length;
  }
  return offset;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A parsed YAML document. */
export interface YamlDocument {
  readonly text: string;
  readonly value: Json;
  /** Where a value stands: its key in a map, the value itself in a list; the closest parent if it is missing. */
  readonly locate: (path: YamlPath) => YamlPosition;
  /** The pieces that were parsed by themselves; a single one when the document was parsed as a whole. */
  readonly parts: readonly YamlPart[];
  /** Values of the pieces by text, from which the next parse of this document takes what did not change. */
  readonly values: ReadonlyMap<string, Json>;
}

/**
 * Parses a YAML document.
 *
 * Items of long lists are parsed one by one and taken over from `previous` when their text is the same, also as
 * object identity: what did not change in the text did not change in the value.
 *
 * @param text - The document.
 * @param file - Path for the location of errors.
 * @param previous - An earlier state of the same document.
 * @returns The document, or the first error (YAML_SYNTAX, YAML_DUPLICATE_KEY, YAML_UNSUPPORTED, YAML_TOO_LARGE,
 * YAML_TOO_DEEP) with line and column.
 */
export function parseYaml(text: string, file: string, previous?: YamlDocument): Result<YamlDocument> {
  if (text.length <= maxYamlLength) {
    const parts = splitYaml(text);
    const byParts = parts.length > 1 ? parseParts(parts, file, previous) : undefined;
    if (byParts !== undefined) return ok({ text, parts, ...byParts, locate: createLocator(text, parts) });
  }
  const whole = composeYaml(text, file);
  if (!whole.ok) return whole;
  const { value } = whole.value;
  const parts: readonly YamlPart[] = [{ type: 'root', text }];
  return ok({ text, value, parts, values: new Map([[text, value]]), locate: createLocator(text, parts) });
}

/** The value of a document from its pieces; undefined when they do not add up, then the whole has to be parsed. */
function parseParts(
  parts: readonly YamlPart[],
  file: string,
  previous: YamlDocument | undefined,
): Pick<YamlDocument, 'value' | 'values'> | undefined {
  const values = new Map<string, Json>();
  const parse = (text: string): Json | undefined => {
    const known = values.get(text) ?? previous?.values.get(text);
    if (known !== undefined) {
      values.set(text, known);
      return known;
    }
    const result = composeYaml(text, file);
    if (!result.ok) return undefined;
    values.set(text, result.value.value);
    return result.value.value;
  };

  const skeleton = parse(parts.map((part) => (part.type === 'root' ? part.text : '')).join(''));
  if (skeleton === undefined || !isJsonObject(skeleton)) return undefined;
  const lists = new Map<string, Json[]>();
  for (const part of parts) {
    if (part.type === 'root') continue;
    const item = parse(part.text);
    if (item === undefined || !isJsonArray(item) || item.length !== 1) return undefined;
    const list = lists.get(part.key);
    if (list === undefined) lists.set(part.key, [item[0] ?? null]);
    else list.push(item[0] ?? null);
  }
  for (const key of lists.keys()) {
    if (!Object.hasOwn(skeleton, key) || skeleton[key] !== null) return undefined;
  }
  const entries = Object.entries(skeleton).map(([key, value]): [string, Json] => [
    key,
    lists.get(key) ?? value,
  ]);
  return { value: Object.fromEntries(entries) as JsonObject, values };
}
