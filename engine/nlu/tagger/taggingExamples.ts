import { type AnnotatedUtterance, parseUtterance } from '../../model/documents/utterance.ts';
import type { Project } from '../../model/project.ts';
import { compareText } from '../classifier/deterministic.ts';

/** An annotated utterance with its language. */
export interface TaggingExample extends AnnotatedUtterance {
  readonly locale: string;
}

/** The parts of a project that a tagger is trained on. */
export type TaggingData = Pick<Project, 'intents' | 'entities'> & {
  readonly manifest: Pick<Project['manifest'], 'defaultLocale'>;
};

/**
 * The training utterances of a tagger, sorted; none if nothing is annotated. Annotations of unknown entities are left
 * out. Text without annotations counts as free of values, but an utterance without any annotation that contains words
 * annotated elsewhere was probably not reviewed and is left out.
 */
export function taggingExamples({ intents, entities, manifest }: TaggingData): readonly TaggingExample[] {
  const all = Object.values(intents).flatMap(({ utterances, translations }) => [
    ...utterances.map((source) => read(source, manifest.defaultLocale)),
    ...Object.entries(translations).flatMap(([locale, texts]) => texts.map((source) => read(source, locale))),
  ]);
  const withKnownEntities = all.map(
    (example): TaggingExample => ({
      ...example,
      annotations: example.annotations.filter(({ entity }) => entities[entity] !== undefined),
    }),
  );
  const values = new Set(
    withKnownEntities.flatMap(({ text, annotations }) =>
      annotations.map(({ start, end }) => words(text.slice(start, end))),
    ),
  );
  if (values.size === 0) return [];
  const longest = Math.max(...[...values].map((value) => value.split(' ').length));
  return withKnownEntities
    .filter(({ text, annotations }) => annotations.length > 0 || !containsAny(words(text), values, longest))
    .sort(
      (a, b) =>
        compareText(a.text, b.text) ||
        compareText(a.locale, b.locale) ||
        compareText(JSON.stringify(a.annotations), JSON.stringify(b.annotations)),
    );
}

function read(source: string, locale: string): TaggingExample {
  return { ...parseUtterance(source), locale };
}

function words(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

function containsAny(text: string, values: ReadonlySet<string>, longest: number): boolean {
  const all = text.split(' ');
  return all.some((_, at) => {
    for (let n = 1; n <= longest && at + n <= all.length; n++) {
      if (values.has(all.slice(at, at + n).join(' '))) return true;
    }
    return false;
  });
}
