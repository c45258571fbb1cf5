// The texts that states say, which stand in the locales under keys: copies get keys of their own, unused keys go.

import type { Json } from '../base/json.ts';
import { fieldValues } from '../kit/forms/fieldValues.ts';
import { type State, stateData } from '../model/documents/flow.ts';
import { type Locale, textReference } from '../model/documents/locale.ts';
import { documentsOf } from '../model/parsedProject.ts';
import type { YamlEdit } from '../model/yaml/valueEdit.ts';
import type { YamlPath } from '../model/yaml/yamlPath.ts';
import { editDocument } from './documentEdits.ts';
import type { FileTexts } from './fileChange.ts';
import { freeId } from './freeId.ts';
import { removeTexts, setOriginals } from './localeTexts.ts';
import type { Workspace } from './workspace.ts';

/** Texts by language, then by key. */
export type TextsByLocale = Readonly<Record<string, Locale>>;

/** A reference to a text in the data of a state. */
interface TextUse {
  readonly path: YamlPath;
  readonly key: string;
}

function textUses({ registry }: Pick<Workspace, 'registry'>, state: State): readonly TextUse[] {
  return fieldValues(registry.get(state.kind)?.fields ?? [], stateData(state)).flatMap(
    ({ path, type, value }) => {
      const key = type === 'text' && typeof value === 'string' ? textReference(value) : undefined;
      return key === undefined ? [] : [{ path, key }];
    },
  );
}

/** The texts of states in every language of the project, to be pasted with them. */
export function textsOfStates(
  workspace: Pick<Workspace, 'registry' | 'parsed'>,
  states: readonly State[],
): TextsByLocale {
  const keys = new Set(states.flatMap((state) => textUses(workspace, state)).map(({ key }) => key));
  return Object.fromEntries(
    documentsOf(workspace.parsed, 'locale').map(({ id, value }) => [
      id,
      Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => keys.has(key))),
    ]),
  );
}

/**
 * Copies the texts that copied states say under new keys, in every language, so that editing the copy leaves the original
 * alone. Built-in texts, which no locale contains, stay shared.
 *
 * @param carried - Texts that came with the states: for keys that the project no longer has.
 * @returns The texts of the changed locales, and for each state the edits of its data.
 */
export function copyTexts(
  workspace: Workspace,
  states: readonly State[],
  carried: TextsByLocale = {},
): {
  readonly texts: FileTexts;
  readonly edits: readonly (readonly (TextUse & { readonly copy: string })[])[];
} {
  const locales = documentsOf(workspace.parsed, 'locale').filter(({ value }) => value !== undefined);
  const taken = new Set(locales.flatMap(({ value }) => Object.keys(value ?? {})));
  const copies = new Map<string, string>();
  const edits = states.map((state) =>
    textUses(workspace, state).flatMap((use) => {
      const known = locales.some(({ id, value }) => textIn(value, carried[id], use.key) !== undefined);
      if (!known) return [];
      const copy = copies.get(use.key) ?? freeKey(taken, use.key);
      taken.add(copy);
      copies.set(use.key, copy);
      return [{ ...use, copy }];
    }),
  );
  const texts = locales.flatMap(({ id, value }): FileTexts[] => {
    let order = Object.keys(value ?? {});
    const added = [...copies].flatMap(([key, copy]): YamlEdit[] => {
      const text = textIn(value, carried[id], key);
      if (text === undefined) return [];
      const at = order.indexOf(key);
      order = order.toSpliced(at === -1 ? order.length : at + 1, 0, copy);
      return [{ op: 'set', path: [copy], value: text as Json, order }];
    });
    return added.length === 0 ? [] : [editDocument(workspace, 'locale', id, added)];
  });
  return { texts: Object.assign({}, ...texts, ...copyOriginals(workspace, copies)), edits };
}

/** A copy of a translation was made from the same text. */
function copyOriginals(workspace: Workspace, copies: ReadonlyMap<string, string>): readonly FileTexts[] {
  return documentsOf(workspace.parsed, 'originals').flatMap(({ id, value }) => {
    const known = [...copies].filter(([key]) => value?.texts[key] !== undefined);
    const entries = known.map(([key, copy]) => [copy, value?.texts[key]] as const);
    return entries.length === 0 ? [] : [setOriginals(workspace, id, new Map(entries))];
  });
}

function textIn(own: Locale | undefined, carried: Locale | undefined, key: string) {
  return own?.[key] ?? carried?.[key];
}

/** The key itself, or one whose last part has a number: `order.ask` -> `order.ask_2`. */
function freeKey(taken: ReadonlySet<string>, key: string): string {
  const dot = key.lastIndexOf('.') + 1;
  const stem = key.slice(0, dot);
  const names = [...taken].filter((one) => one.startsWith(stem)).map((one) => one.slice(dot));
  return stem + freeId(names, key.slice(dot));
}

/**
 * Removes the texts of deleted states that nothing else says, in every language.
 *
 * @param texts - The files that the deletion changes.
 */
export function removeUnusedTexts(
  workspace: Workspace,
  states: readonly State[],
  texts: FileTexts,
): FileTexts {
  const keys = new Set(states.flatMap((state) => textUses(workspace, state)).map(({ key }) => key));
  if (keys.size === 0) return {};
  const paths = new Set(
    [...documentsOf(workspace.parsed, 'locale'), ...documentsOf(workspace.parsed, 'originals')].map(
      ({ path }) => path,
    ),
  );
  const rest = Object.entries({ ...workspace.files, ...texts })
    .filter(([path, text]) => text !== null && path.endsWith('.yaml') && !paths.has(path))
    .map(([, text]) => text ?? '')
    .join('\n');
  const isUsed = (key: string): boolean =>
    new RegExp(`\\$${key.replaceAll('.', '\\.')}(?![a-z0-9_]|\\.[a-z0-9_])`).test(rest);
  const unused = [...keys].filter((key) => !isUsed(key));
  return unused.length === 0 ? {} : removeTexts(workspace, unused);
}

/** The edits that make the states at these indices of a flow say the copies. */
export function editsOfCopies(
  edits: ReturnType<typeof copyTexts>['edits'],
  indexOf: (n: number) => number,
): readonly YamlEdit[] {
  return edits.flatMap((uses, n) =>
    uses.map(
      ({ path, copy }): YamlEdit => ({
        op: 'set',
        path: ['states', indexOf(n), ...path],
        value: `$${copy}`,
      }),
    ),
  );
}
