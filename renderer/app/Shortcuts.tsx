import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useStudio } from '../stores/useStudio.ts';
import type { UiCommand } from '../ui/CommandButton.tsx';

/** Types of inputs that are not typed into. */
const untyped = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']);

/** The text field that an event happened in; undefined for a switch, a choice without search, or no field. */
function textFieldOf(target: EventTarget | null): HTMLElement | undefined {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? undefined : target;
  if (target instanceof HTMLInputElement)
    return target.readOnly || untyped.has(target.type) ? undefined : target;
  return target instanceof HTMLElement && target.isContentEditable ? target : undefined;
}

const textOf = (field: HTMLElement): string =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    ? field.value
    : (field.textContent ?? '');

/** Shortcuts with which a text field edits or types. The palette and the like are not among them. */
const editsText = /^(?:mod\+(?:shift\+)?[ACVXYZ]|(?:(?:shift|alt)\+)*(?:\w|Delete|Backspace))$/;
const historyCommands: readonly string[] = ['edit.undo', 'edit.redo'];

/**
 * Listens for the shortcuts of all commands, wherever the focus is. A text field keeps the keys that edit text. What was
 * typed in it since it has the focus, it undoes itself; otherwise undo and redo are the document's. A dialog has the keys
 * for itself, except that the palette closes by its own shortcut.
 */
export function Shortcuts() {
  const { commands } = useStudio();
  const typed = useRef<{ readonly field: HTMLElement; readonly before: string; changed: boolean } | null>(
    null,
  );

  useEffect(() => {
    const begin = ({ target }: Event) => {
      const field = textFieldOf(target);
      typed.current = field === undefined ? null : { field, before: textOf(field), changed: false };
    };
    const change = ({ target }: Event) => {
      if (typed.current?.field === target && typed.current !== null) typed.current.changed = true;
    };
    document.addEventListener('focusin', begin);
    document.addEventListener('input', change, true);
    return () => {
      document.removeEventListener('focusin', begin);
      document.removeEventListener('input', change, true);
    };
  }, []);

  const belongsToField = (field: HTMLElement, shortcut: string, id: string): boolean => {
    if (!editsText.test(shortcut)) return false;
    if (!historyCommands.includes(id) || field.closest('.monaco-editor') !== null) return true;
    const now = typed.current;
    if (now?.field !== field || !now.changed) return false;
    // In a choice with a search, only the search is typed text; what was chosen is an edit of the document.
    const popup = field.getAttribute('aria-haspopup') === 'listbox';
    if (popup && field.getAttribute('aria-expanded') !== 'true') return false;
    // Back at its first text, the field has nothing left to undo, but everything to redo.
    return id === 'edit.redo' || textOf(field) !== now.before;
  };

  const run = (command: UiCommand, shortcut: string, event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented) return;
    const dialog = target instanceof Element ? target.closest('[aria-modal="true"]') : null;
    const isPalette = dialog?.closest('.mantine-Spotlight-root') != null;
    if (dialog !== null && !(isPalette && command.id === 'view.palette')) return;
    const field = textFieldOf(target);
    if (field !== undefined && belongsToField(field, shortcut, command.id)) return;
    if (!command.enabled()) return;
    event.preventDefault();
    command.run();
    // What the document put into the field is where its own undo begins.
    if (field !== undefined) typed.current = { field, before: textOf(field), changed: false };
  };

  useHotkeys(
    commands.all().flatMap((command) =>
      (command.shortcuts ?? []).map((shortcut): Parameters<typeof useHotkeys>[0][number] => [
        shortcut,
        (event) => run(command, shortcut, event),
        // Keys of a command that cannot run now keep what they do in the page, such as copying selected text.
        { preventDefault: false },
      ]),
    ),
    [],
    true,
  );
  return null;
}
