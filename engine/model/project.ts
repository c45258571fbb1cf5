import type { Action } from './action.ts';
import type { Entity } from './entity.ts';
import type { Flow } from './flow.ts';
import type { Intent } from './intent.ts';
import type { Layout } from './layout.ts';
import type { Locale } from './locale.ts';
import type { OutOfScope } from './outOfScope.ts';
import type { ProjectManifest } from './projectManifest.ts';
import type { Suite } from './suite.ts';

/** Text files of a project by relative path (forward slashes). The source of truth; everything else is derived. */
export type ProjectFiles = Readonly<Record<string, string>>;

/** A parsed project. Documents that could not be parsed are absent and reported as problems instead. */
export interface Project {
  readonly manifest: ProjectManifest;
  readonly flows: Readonly<Record<string, Flow>>;
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly intents: Readonly<Record<string, Intent>>;
  readonly entities: Readonly<Record<string, Entity>>;
  /** Messages that show none of the intents; null without such a file. */
  readonly outOfScope: OutOfScope | null;
  readonly actions: Readonly<Record<string, Action>>;
  readonly locales: Readonly<Record<string, Locale>>;
  /** Tests, by the id in the file name. They say what must come of conversations, and change nothing in them. */
  readonly suites: Readonly<Record<string, Suite>>;
  /** Paths of knowledge sources below `knowledge/`; their text is read by `engine/knowledge`. */
  readonly knowledge: readonly string[];
}
