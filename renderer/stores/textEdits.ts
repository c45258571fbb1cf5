import { runCommand } from './runCommand.ts';
import type { Studio } from './studio.ts';

/** Replaces a file's text as a whole: the text view. Typing is one step of undo. */
export function replaceFileText(studio: Studio, path: string, text: string): void {
  runCommand(studio, 'file.replaceText', { path, text });
}

/** Writes a text of a locale. */
export function setText(studio: Studio, locale: string, key: string, text: string): void {
  runCommand(studio, 'locale.setText', { locale, key, text });
}
