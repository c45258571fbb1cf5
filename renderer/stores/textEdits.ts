import { localePath } from '../../engine/model/documentKinds.ts';
import { editedYaml, runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

/** Replaces a file's text as a whole: the text view. Typing is one step of undo. */
export function replaceFileText(studio: Studio, path: string, text: string): void {
  runEdit(studio, 'Edit text', () => ({ [path]: text }), `text:${path}`);
}

/** Writes a text of a locale. */
export function setText(studio: Studio, locale: string, key: string, text: string): void {
  const path = localePath(locale);
  runEdit(
    studio,
    'Edit text',
    (parsed) => ({ [path]: editedYaml(parsed, path, [{ op: 'set', path: [key], value: text }]) }),
    `locale:${locale}:${key}`,
  );
}
