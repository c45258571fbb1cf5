import { Code } from '@mantine/core';
import { createContext, createElement, Fragment, type ReactNode, useContext } from 'react';
import type { Json, JsonObject } from '../../engine/base/json.ts';
import type { Problem } from '../../engine/base/problem.ts';
import { formatPath } from '../../engine/base/zodProblems.ts';
import type { FieldDescriptor } from '../../engine/kit/forms/fieldDescriptor.ts';
import { identifier } from '../../engine/model/identifier.ts';
import { isJsonObject } from '../../engine/model/yaml/deepEqual.ts';
import { valueAt } from '../../engine/model/yaml/valueEdit.ts';
import { FieldMessage, type FieldProblem } from './FieldMessage.tsx';

/** A path into the data of a form: `['options', 1, 'label']`. */
export type FieldPath = readonly (string | number)[];

/** What the widgets of a form edit: the data of a state, or settings. Every change becomes a command. */
export interface FieldEditor {
  readonly data: JsonObject;
  /** The default of a key that the file does not set; undefined if it has none. */
  readonly fallback: (path: FieldPath) => Json | undefined;
  /** Writes a value; undefined removes the key. Several of one path in a row are one step of undo. */
  readonly set: (path: FieldPath, value: Json | undefined) => void;
  /** What is wrong with a field: what the last check found, or why what was typed is not written. */
  readonly problem: (path: FieldPath) => FieldProblem | undefined;
  /**
   * Renders a field inside a widget, such as a list item. Passed in, because a widget cannot import the table of
   * widgets.
   */
  readonly renderField: (field: FieldDescriptor, path: FieldPath, value: Json | undefined) => ReactNode;
  /** Absent from forms without lists. */
  readonly lists?: ListEditor;
}

/** How widgets change the lists of a form. */
export interface ListEditor {
  /** Adds an item at the end of the list at a path. */
  readonly append: (path: FieldPath, value: Json) => void;
  /** Removes an item, together with the transition of the outcome that it declares. */
  readonly remove: (path: FieldPath, outcome?: string) => void;
  /** Moves an item of the list at a path. */
  readonly move: (path: FieldPath, from: number, to: number) => void;
  /** Renames the outcome that an item (an option, a case) declares; its transition follows. */
  readonly renameOutcome: (path: FieldPath, from: string, to: string) => void;
}

/** Provides the editor to the widgets of a form. */
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

/**
 * The list editor of the form around a widget.
 *
 * @throws Error in a form without lists: a mistake of the programmer.
 */
export function useListEditor(): ListEditor {
  const { lists } = useFieldEditor();
  if (lists === undefined) throw new Error('A list widget needs a form with a ListEditor');
  return lists;
}

/** The props of every widget. `F` is the field descriptor that it renders. */
export interface WidgetProps<F extends FieldDescriptor = FieldDescriptor> {
  readonly field: F;
  /** Path of the value: the descriptor's path, or one within a list item. */
  readonly path: FieldPath;
  readonly value: Json | undefined;
}

/** The field descriptors of one type. */
export type FieldOfType<T extends FieldDescriptor['type']> = Extract<FieldDescriptor, { readonly type: T }>;

/** The descriptors whose type is one of several that share a shape. */
export type FieldWithType<T extends FieldDescriptor['type']> = FieldDescriptor & { readonly type: T };

/** A new item for a list of objects, with an id that none of its items has. */
export function nextItem(field: FieldOfType<'objects'>, items: readonly Json[]): JsonObject {
  const ids = new Set(items.map((item) => (isJsonObject(item) ? item.id : undefined)));
  let n = items.length + 1;
  while (ids.has(field.create(n).id ?? '')) n += 1;
  return field.create(n);
}

/** Help and problem of a field, as props of Mantine's inputs. */
export interface MessageProps {
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[];
}

/** Label, help and problem of a field, as props of Mantine's inputs. */
export interface FieldProps extends MessageProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly withAsterisk?: boolean;
}

/** Shows what stands between backticks as code. */
export function withCode(text: string): ReactNode {
  const parts = text.split(/`([^`]+)`/);
  if (parts.length === 1) return text;
  return parts.map((part, index) => (index % 2 === 0 ? part : createElement(Code, { key: index }, part)));
}

/**
 * The props of a Mantine input for a help text and a problem. Only an error makes the input invalid; a warning is the last
 * part of its description.
 */
export function messageProps(problem: FieldProblem | undefined, help?: ReactNode): MessageProps {
  const message = problem === undefined ? undefined : createElement(FieldMessage, { problem });
  const isError = problem?.severity === 'error';
  const description = isError || message === undefined ? help : createElement(Fragment, null, help, message);
  return {
    inputWrapperOrder: ['label', 'input', 'description', 'error'],
    ...(description === undefined ? {} : { description }),
    ...(isError ? { error: message } : {}),
  };
}

/** The props of a Mantine input for a field descriptor. */
export function fieldProps(field: FieldDescriptor, problem: FieldProblem | undefined): FieldProps {
  return {
    label: field.label,
    ...messageProps(problem, field.help === undefined ? undefined : withCode(field.help)),
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(field.required === true ? { withAsterisk: true } : {}),
  };
}

/** A value as a text field shows it. Values other than texts are shown as JSON. */
export function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an empty field writes: an empty text if it is required; otherwise its key is removed from the file. */
export function optionalText(text: string, field: Pick<FieldDescriptor, 'required'>): string | undefined {
  return text === '' && field.required !== true ? undefined : text;
}

/** What the last check found at a path: locations write it as `options[1].label`. */
export function problemAt(problems: readonly Problem[], path: FieldPath): Problem | undefined {
  const name = formatPath(path);
  return problems.find(({ location }) => location?.field === name);
}

/** Whether a field is shown: some are shown only while another field has one of certain values. */
export function isFieldShown({ onlyWhen }: FieldDescriptor, data: JsonObject): boolean {
  return onlyWhen === undefined || onlyWhen.values.includes(asText(valueAt(data, onlyWhen.path.split('.'))));
}

/** Why a text is not a valid id; undefined if it is. */
export function identifierError(text: string): string | undefined {
  const parsed = identifier.safeParse(text);
  return parsed.success ? undefined : `It ${parsed.error.issues[0]?.message ?? 'is not valid'}`;
}

/** Whether a field of the form shows the problems of a location: `options[1].label`, an input of an action. */
export function isShownAtField(
  fields: readonly FieldDescriptor[],
  data: JsonObject,
  location: string,
): boolean {
  const [, key = '', rest = ''] = /^([^.[]+)(.*)$/.exec(location) ?? [];
  const field = fields.find(({ path }) => path === key);
  if (field === undefined || !isFieldShown(field, data)) return false;
  if (rest === '') return true;
  if (field.type === 'expressions') return /^\.[^.[]+$/.test(rest);
  if (field.type === 'list') return /^\[\d+\]$/.test(rest);
  const [, index, inner] = /^\[(\d+)\]\.(.+)$/.exec(rest) ?? [];
  if (field.type !== 'objects' || inner === undefined) return false;
  const items = data[key];
  const item = Array.isArray(items) ? (items[Number(index)] as Json | undefined) : undefined;
  return isJsonObject(item) && isShownAtField(field.fields, item, inner);
}
