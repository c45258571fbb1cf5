import type { ParsedNode } from 'yaml';
import { composeYaml } from './composeYaml.ts';
import { locatePath } from './locatePath.ts';
import type { YamlPart } from './splitYaml.ts';
import type { YamlPath, YamlPosition } from './yamlPath.ts';

/**
 * Makes the function that finds places in a document. It parses for positions when first asked, and only the piece
 * that is asked for: most documents are read without ever being asked.
 *
 * @param parts - The pieces of the text, each known to parse.
 */
export function createLocator(text: string, parts: readonly YamlPart[]): (path: YamlPath) => YamlPosition {
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
