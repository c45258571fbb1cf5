import { type AnnotatedUtterance, parseUtterance } from '../../model/documents/utterance.ts';
import type { Project } from '../../model/project.ts';
import { compareText } from '../classifier/deterministic.ts';

/** An utterance to learn values from, with its language. */
export interface TaggingExample extends AnnotatedUtterance {
  readonly locale: string;
}

/** What of a project says which values its messages hold. */
export type TaggingData = Pick<Project, 'intents' | 'entities'> & {
  readonly manifest: Pick<Project['manifest'], 'defaultLocale'>;
};

/**
 * The utterances that a tagger learns from, sorted; none when nothing is annotated. Annotations of entities that the
 * project does not have are left out. Where nothing is annotated, nothing is there: but an utterance without any
 * annotation that holds words annotated elsewhere was not gone through, and teaches nothing.
 */
export function taggingExamples({ intents, entities, manifest }: TaggingData): readonly TaggingExample[] {
  const all = Object.values(intents).flatMap(({ utterances, translations }) => [
    ...utterances.map((source) => read(source, manifest.defaultLocale)),
    ...Object.entries(translations).flatMap(([locale, texts]) => texts.map((source) => read(source, locale))),
  ]);
  const known = all.map(
    (example): TaggingExample => ({
      ...example,
      annotations: example.annotations.filter(({ entity }) => entities[entity] !== undefined),
    }),
  );
  const values = new Set(
    known.flatMap(({ text, annotations }) =>
      annotations.map(({ start, end }) => words(text.slice(start, end))),
    ),
  );
  if (values.size === 0) return [];
  const longest = Math.max(...[...values].map((value) => value.split(' ').length));
  return known
    .filter(({ text, annotations }) => annotations.length > 0 || !holdsAny(words(text), values, longest))
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

function holdsAny(text: string, values: ReadonlySet<string>, longest: number): boolean {
  const all = text.split(' ');
  return all.some((_, at) => {
    for (let n = 1; n <= longest && at + n <= all.length; n++) {
      if (values.has(all.slice(at, at + n).join(' '))) return true;
    }
    return false;
  });
}
