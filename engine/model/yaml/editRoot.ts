import { editText } from './editText.ts';
import { joinParts, splitYaml, type YamlPart } from './splitYaml.ts';
import type { YamlEdit } from './valueEdit.ts';

/**
 * Edits a root key that is not one of the lists that were split, with a stand-in for the items of each list, so that
 * a long flow's name can be edited without parsing its states.
 *
 * @returns The new pieces; undefined when the edit is of another kind.
 * @throws AppError as {@link editText}.
 */
export function editRoot(
  parts: readonly YamlPart[],
  edit: YamlEdit,
  lineBreak: string,
): readonly YamlPart[] | undefined {
  const lists = Map.groupBy(
    parts.filter((part) => part.type === 'item'),
    ({ key }) => key,
  );
  const [key] = edit.path;
  if (lists.size === 0 || key === undefined || lists.has(String(key))) return undefined;
  let standIn = '- stand_in_for_items';
  while (parts.some(({ text }) => text.includes(standIn))) standIn += '_';
  const texts = parts.map((part) => {
    if (part.type === 'root') return part.text;
    if (part.index > 0) return '';
    const indent = / *(?=-)/.exec(part.text.replaceAll(/^ *#.*\n/gm, ''))?.[0] ?? '';
    const isEnded = lists.get(part.key)?.at(-1)?.text.endsWith('\n') === true;
    return indent + standIn + (isEnded ? lineBreak : '');
  });
  const edited = editText(texts.join(''), edit, lineBreak);
  return splitYaml(
    [...lists.values()].reduce((text, items) => restore(text, standIn, joinParts(items), lineBreak), edited),
  );
}

/** Puts the items back for the first stand-in. */
function restore(text: string, standIn: string, items: string, lineBreak: string): string {
  const at = text.indexOf(standIn);
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at) + 1 || text.length;
  const gap = end < text.length && !items.endsWith('\n') ? lineBreak : '';
  return text.slice(0, start) + items + gap + text.slice(end);
}
