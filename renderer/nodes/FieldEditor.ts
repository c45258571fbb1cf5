import { createContext, type ReactNode, useContext } from 'react';
import type { Json, JsonObject } from '../../engine/base/json.ts';
import type { FieldDescriptor } from '../../engine/kit/fieldDescriptor.ts';

/** A place in a state's data: `['options', 1, 'label']`. */
export type FieldPath = readonly (string | number)[];

/** What the widgets of a form work with: a state's data, or settings, and ways to change them that become commands. */
export interface FieldEditor {
  readonly data: JsonObject;
  /** What a key is taken for when the file does not say it; undefined when it has no default. */
  readonly fallback: (path: FieldPath) => Json | undefined;
  /** Writes a value; undefined removes the key. Several of one path in a row are one step of undo. */
  readonly set: (path: FieldPath, value: Json | undefined) => void;
  /** Adds an item to the list at a path, at its end. */
  readonly append: (path: FieldPath, value: Json) => void;
  /** Removes an item; the transition of the outcome that it declares goes along. */
  readonly remove: (path: FieldPath, outcome?: string) => void;
  /** Moves an item of the list at a path. */
  readonly move: (path: FieldPath, from: number, to: number) => void;
  /** Gives the outcome that an item declares (an option, a case) another name; its transition follows. */
  readonly renameOutcome: (path: FieldPath, from: string, to: string) => void;
  /** What the last check says about a field, or undefined. */
  readonly problem: (path: FieldPath) => string | undefined;
  /** Draws a field within a widget (an item of a list). Handed in, since the widgets stand below their table. */
  readonly renderField: (field: FieldDescriptor, path: FieldPath, value: Json | undefined) => ReactNode;
}

/** Carries the editor to the widgets; the inspector provides it. */
export const FieldEditorContext = createContext<FieldEditor | null>(null);

/**
 * The editor of the form around a widget.
 *
 * @throws Error outside of a form: a mistake of the programmer.
 */
export function useFieldEditor(): FieldEditor {
  const editor = useContext(FieldEditorContext);
  if (editor === null) throw new Error('A widget needs a FieldEditorContext above it');
  return editor;
}
