import type { z } from 'zod';
import { type Action, action } from './documents/action.ts';
import { type Entity, entity } from './documents/entity.ts';
import { type Flow, flow, type Layout, layout } from './documents/flow.ts';
import { type Intent, intent, type OutOfScope, outOfScope } from './documents/intent.ts';
import { type Locale, locale, type Originals, originals } from './documents/locale.ts';
import { type ProjectManifest, projectManifest } from './documents/projectManifest.ts';
import { type QuestionSet, questionSet } from './documents/questionSet.ts';
import { type Suite, suite } from './documents/suite.ts';

import { sourcePattern } from './knowledgeSources.ts';

/** The parsed type of each kind of document. Knowledge sources and other files are texts. */
export interface DocumentValues {
  readonly manifest: ProjectManifest;
  readonly flow: Flow;
  readonly layout: Layout;
  readonly intent: Intent;
  readonly entity: Entity;
  readonly outOfScope: OutOfScope;
  readonly action: Action;
  readonly locale: Locale;
  readonly originals: Originals;
  readonly suite: Suite;
  readonly questions: QuestionSet;
  readonly knowledge: string;
  readonly other: string;
}

/** Name of a document kind. */
export type DocumentKindName = keyof DocumentValues;

/** Everything that depends on a document's kind. */
export interface DocumentKind<K extends DocumentKindName = DocumentKindName> {
  readonly kind: K;
  /** Name in messages: `flow`. */
  readonly label: string;
  /** Matches the paths of the kind; the first group is the id. */
  readonly pattern: RegExp;
  /** The path of the document with an id. */
  readonly path: (id: string) => string;
  /** An example of such a path. */
  readonly example: string;
  readonly syntax: 'yaml' | 'json' | 'text';
  /** Absent if the text itself is the value. */
  readonly schema?: z.ZodType<DocumentValues[K]>;
  readonly invalidCode?:
    | 'PROJECT_INVALID'
    | 'FLOW_INVALID'
    | 'FLOW_LAYOUT_INVALID'
    | 'NLU_INTENT_INVALID'
    | 'NLU_ENTITY_INVALID'
    | 'NLU_OUT_OF_SCOPE_INVALID'
    | 'ACTION_INVALID'
    | 'LOCALE_INVALID'
    | 'LOCALE_ORIGINALS_INVALID'
    | 'SUITE_INVALID'
    | 'KB_QUESTIONS_INVALID';
  /** Set if the document's own `id` must match its file name. */
  readonly idMismatchCode?: 'FLOW_ID_MISMATCH' | 'NLU_ID_MISMATCH' | 'ACTION_ID_MISMATCH';
}

/** Path of the manifest. */
export const manifestPath = 'dialoom.yaml';
/** Path of a flow. */
export const flowPath = (id: string) => `flows/${id}.flow.yaml`;
/** Path of a flow's layout. */
export const layoutPath = (id: string) => `flows/${id}.layout.json`;
/** Path of an intent. */
export const intentPath = (id: string) => `nlu/intents/${id}.yaml`;
/** Path of an entity. */
export const entityPath = (id: string) => `nlu/entities/${id}.yaml`;
/** Path of the out-of-scope messages. */
export const outOfScopePath = 'nlu/out_of_scope.yaml';
/** Path of an action. */
export const actionPath = (id: string) => `actions/${id}.yaml`;
/** Path of the texts in a language. */
export const localePath = (language: string) => `locales/${language}.yaml`;
/** Path of the originals of the translations in a language. */
export const originalsPath = (language: string) => `locales/${language}.originals.yaml`;
/** Path of a suite of tests. */
export const suitePath = (id: string) => `tests/${id}.test.yaml`;

/** Path of a set of test questions for the knowledge base. */
export const questionsPath = (id: string) => `tests/${id}.questions.yaml`;

/** The kinds of documents, in the order in which paths are matched. To add a kind, add one entry here. */
export const documentKinds: readonly DocumentKind[] = [
  {
    kind: 'manifest',
    label: 'project',
    pattern: /^(dialoom)\.yaml$/,
    path: () => manifestPath,
    example: manifestPath,
    syntax: 'yaml',
    schema: projectManifest,
    invalidCode: 'PROJECT_INVALID',
  },
  {
    kind: 'flow',
    label: 'flow',
    pattern: /^flows\/([^/]+)\.flow\.yaml$/,
    path: flowPath,
    example: flowPath('returns'),
    syntax: 'yaml',
    schema: flow,
    invalidCode: 'FLOW_INVALID',
    idMismatchCode: 'FLOW_ID_MISMATCH',
  },
  {
    kind: 'layout',
    label: 'layout',
    pattern: /^flows\/([^/]+)\.layout\.json$/,
    path: layoutPath,
    example: layoutPath('returns'),
    syntax: 'json',
    schema: layout,
    invalidCode: 'FLOW_LAYOUT_INVALID',
  },
  {
    kind: 'outOfScope',
    label: 'out-of-scope messages',
    pattern: /^nlu\/(out_of_scope)\.yaml$/,
    path: () => outOfScopePath,
    example: outOfScopePath,
    syntax: 'yaml',
    schema: outOfScope,
    invalidCode: 'NLU_OUT_OF_SCOPE_INVALID',
  },
  {
    kind: 'intent',
    label: 'intent',
    pattern: /^nlu\/intents\/([^/]+)\.yaml$/,
    path: intentPath,
    example: intentPath('return_item'),
    syntax: 'yaml',
    schema: intent,
    invalidCode: 'NLU_INTENT_INVALID',
    idMismatchCode: 'NLU_ID_MISMATCH',
  },
  {
    kind: 'entity',
    label: 'entity',
    pattern: /^nlu\/entities\/([^/]+)\.yaml$/,
    path: entityPath,
    example: entityPath('order_number'),
    syntax: 'yaml',
    schema: entity,
    invalidCode: 'NLU_ENTITY_INVALID',
    idMismatchCode: 'NLU_ID_MISMATCH',
  },
  {
    kind: 'action',
    label: 'action',
    pattern: /^actions\/([^/]+)\.yaml$/,
    path: actionPath,
    example: actionPath('find_order'),
    syntax: 'yaml',
    schema: action,
    invalidCode: 'ACTION_INVALID',
    idMismatchCode: 'ACTION_ID_MISMATCH',
  },
  {
    kind: 'originals',
    label: 'originals of translations',
    pattern: /^locales\/([^/]+)\.originals\.yaml$/,
    path: originalsPath,
    example: originalsPath('de'),
    syntax: 'yaml',
    schema: originals,
    invalidCode: 'LOCALE_ORIGINALS_INVALID',
  },
  {
    kind: 'locale',
    label: 'locale',
    pattern: /^locales\/([^/]+)\.yaml$/,
    path: localePath,
    example: localePath('en'),
    syntax: 'yaml',
    schema: locale,
    invalidCode: 'LOCALE_INVALID',
  },
  {
    kind: 'suite',
    label: 'suite',
    pattern: /^tests\/([^/]+)\.test\.yaml$/,
    path: suitePath,
    example: suitePath('returns'),
    syntax: 'yaml',
    schema: suite,
    invalidCode: 'SUITE_INVALID',
  },
  {
    kind: 'questions',
    label: 'set of test questions',
    pattern: /^tests\/([^/]+)\.questions\.yaml$/,
    path: questionsPath,
    example: questionsPath('returns'),
    syntax: 'yaml',
    schema: questionSet,
    invalidCode: 'KB_QUESTIONS_INVALID',
  },
  {
    kind: 'knowledge',
    label: 'knowledge source',
    pattern: sourcePattern,
    path: (id) => id,
    example: 'knowledge/returns.md',
    syntax: 'text',
  },
  { kind: 'other', label: 'file', pattern: /^(.+)$/, path: (id) => id, example: 'README.md', syntax: 'text' },
];

/** The kind and id of the document at a path (for knowledge sources and other files, the id is the path). */
export function documentKind(path: string): { readonly definition: DocumentKind; readonly id: string } {
  for (const definition of documentKinds) {
    const id = definition.pattern.exec(path)?.[1];
    if (id !== undefined) return { definition, id };
  }
  throw new RangeError('A path is never empty');
}

/** The definition of a kind by name. */
export function documentKindOf(kind: DocumentKindName): DocumentKind {
  const definition = documentKinds.find((candidate) => candidate.kind === kind);
  if (definition === undefined) throw new RangeError(`There is no document kind ${kind}`);
  return definition;
}

/**
 * The kind of document that a misnamed file was probably meant to be: it is in the folder of that kind
 * (`flows/returns.yml`). Undefined for unrelated files.
 */
export function misnamedKind(path: string): DocumentKind | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (folder === '' || documentKind(path).definition.kind !== 'other' || !/\.(ya?ml|json)$/.test(path))
    return undefined;
  return documentKinds.find(({ syntax, example }) => syntax !== 'text' && example.startsWith(folder));
}
