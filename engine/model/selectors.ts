import { builtinTexts } from './builtinTexts/builtinTexts.ts';
import type { Flow, State } from './flow.ts';
import { textReference } from './locale.ts';
import type { Project } from './project.ts';

/** One transition of a flow. */
export interface Transition {
  /** Id of the state it leaves. */
  readonly from: string;
  readonly outcome: string;
  /** Id of the state it leads to, which may not exist. */
  readonly to: string;
}

/** A state by id, with its index in the flow. */
export function findState(
  flow: Flow,
  id: string,
): { readonly state: State; readonly index: number } | undefined {
  const index = flow.states.findIndex((state) => state.id === id);
  const state = flow.states[index];
  return state === undefined ? undefined : { state, index };
}

/** All transitions of a flow, in reading order. */
export function flowTransitions(flow: Flow): readonly Transition[] {
  return flow.states.flatMap(({ id, on }) =>
    Object.entries(on).map(([outcome, to]) => ({ from: id, outcome, to })),
  );
}

/**
 * The template behind a text field.
 *
 * @param text - A template, or a reference such as `$returns.ask_order`.
 * @returns The text as it is, or the referenced text in the locale (`pt-BR`), else in its language (`pt`), else in the
 * default locale; undefined when the key exists in none.
 */
export function textOf(project: Project, locale: string, text: string): string | undefined {
  const key = textReference(text);
  if (key === undefined) return text;
  const language = locale.split('-', 1)[0] ?? locale;
  const { locales, manifest } = project;
  for (const candidate of [locale, language, manifest.defaultLocale, 'en']) {
    const found = locales[candidate]?.[key] ?? builtinTexts[candidate]?.[key];
    if (found !== undefined) return found;
  }
  return undefined;
}
