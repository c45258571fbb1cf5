import type { Action } from './documents/action.ts';
import type { Entity } from './documents/entity.ts';
import type { Flow, Layout } from './documents/flow.ts';
import type { Intent, OutOfScope } from './documents/intent.ts';
import { type Locale, type LocaleText, localeChain, type Originals } from './documents/locale.ts';
import type { ProjectManifest } from './documents/projectManifest.ts';
import type { Suite } from './documents/suite.ts';
import { builtinTexts } from './languageParts.ts';

/** Text files of a project by relative path (forward slashes). The source of truth; everything else is derived. */
export type ProjectFiles = Readonly<Record<string, string>>;

/** A parsed project. Documents that cannot be parsed are omitted and reported as problems. */
export interface Project {
  readonly manifest: ProjectManifest;
  readonly flows: Readonly<Record<string, Flow>>;
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly intents: Readonly<Record<string, Intent>>;
  readonly entities: Readonly<Record<string, Entity>>;
  /** Out-of-scope messages; null without such a file. */
  readonly outOfScope: OutOfScope | null;
  readonly actions: Readonly<Record<string, Action>>;
  readonly locales: Readonly<Record<string, Locale>>;
  /** What translations were made from, by language. They do not affect conversations. */
  readonly originals: Readonly<Record<string, Originals>>;
  /** Suites by the id in the file name. They do not affect conversations. */
  readonly suites: Readonly<Record<string, Suite>>;
  /** Paths of knowledge sources in `knowledge/`; their content is read by `engine/knowledge`. */
  readonly knowledge: readonly string[];
}

/** A text and the locale it was found in, whose plural forms it has. */
export interface FoundText {
  readonly text: LocaleText;
  readonly locale: string;
}

/**
 * Finds the text of a key: in each locale of the chain, first among the project's texts, then among the built-in ones;
 * finally among the built-in English texts.
 *
 * @returns Undefined if the key does not exist.
 */
export function findText(
  { manifest, locales }: Pick<Project, 'manifest' | 'locales'>,
  locale: string,
  key: string,
): FoundText | undefined {
  for (const candidate of [...localeChain(manifest, locale), 'en']) {
    const text = locales[candidate]?.[key] ?? builtinTexts[candidate]?.[key];
    if (text !== undefined) return { text, locale: candidate };
  }
  return undefined;
}
