import { createContext, type ReactNode, useContext } from 'react';
import type { Json, JsonObject } from '../../engine/base/json.ts';
import type { FieldDescriptor } from '../../engine/kit/forms/fieldDescriptor.ts';
import { identifier } from '../../engine/model/identifier.ts';

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

/** What every widget gets. `F` is the part of the field descriptors that it draws. */
export interface WidgetProps<F extends FieldDescriptor = FieldDescriptor> {
  readonly field: F;
  /** Where the value stands in the state's data; the descriptor's path, or within an item of a list. */
  readonly path: FieldPath;
  readonly value: Json | undefined;
}

/** The field descriptors of one type. */
export type FieldOfType<T extends FieldDescriptor['type']> = Extract<FieldDescriptor, { readonly type: T }>;

/** The descriptors whose type is one of several that share a shape. */
export type FieldWithType<T extends FieldDescriptor['type']> = FieldDescriptor & { readonly type: T };

/** Label, help and error of a field, in the names of Mantine's inputs. */
export interface FieldProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly withAsterisk?: boolean;
  readonly error?: string;
  readonly inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[];
}

/** What a descriptor says of its field, for any Mantine input. */
export function fieldProps(field: FieldDescriptor, error: string | undefined): FieldProps {
  return {
    label: field.label,
    inputWrapperOrder: ['label', 'input', 'description', 'error'],
    ...(field.help === undefined ? {} : { description: field.help }),
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(field.required === true ? { withAsterisk: true } : {}),
    ...(error === undefined ? {} : { error }),
  };
}

/** A value as a text field shows it: what is not a text is shown as JSON rather than hidden. */
export function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an emptied field writes: a required one stays, empty; an optional one goes from the file. */
export function optionalText(text: string, field: Pick<FieldDescriptor, 'required'>): string | undefined {
  return text === '' && field.required !== true ? undefined : text;
}

/** Whether a form with these values has a field: some are there only when another field has one of certain values. */
export function isFieldThere({ onlyWhen }: FieldDescriptor, data: JsonObject): boolean {
  return onlyWhen === undefined || onlyWhen.values.includes(asText(data[onlyWhen.path]));
}

/** Why a text cannot be an id, or undefined when it can. */
export function identifierError(text: string): string | undefined {
  const parsed = identifier.safeParse(text);
  return parsed.success ? undefined : `It ${parsed.error.issues[0]?.message ?? 'is not valid'}`;
}
