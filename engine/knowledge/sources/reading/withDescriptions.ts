import { AppError } from '../../../base/appError.ts';
import { problemOf } from '../../../base/problem.ts';
import { descriptionPath, sourceDescription } from '../../formats/about/readDescription.ts';
import type { Passage } from '../chunk.ts';
import type { KnowledgeSource } from '../chunkSources.ts';
import { passageHash } from '../passageHash.ts';
import type { SourceContent } from './sourceContent.ts';

/**
 * Gives sources what their descriptions say of them (`manual.pdf.about.yaml`). A source whose description cannot be read
 * is left out, for the description may be what restricts access to it.
 */
export function withDescriptions(
  sources: readonly KnowledgeSource[],
  contents: readonly SourceContent[],
): KnowledgeSource[] {
  const texts = new Map(contents.map(({ path, content }) => [path, content]));
  return sources.map((source) => {
    const path = descriptionPath(source.path);
    const text = texts.get(path);
    if (typeof text !== 'string' || !('passages' in source)) return source;
    try {
      const { title, metadata } = sourceDescription(path, text);
      return {
        path: source.path,
        passages: source.passages.map((passage) => described(passage, title, metadata)),
      };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { path: source.path, problem: { ...problemOf(error), location: { file: source.path } } };
    }
  });
}

/** What the source itself says of a passage (a page, labels of a row) goes before what is said of the whole. */
function described(
  passage: Passage,
  title: string | undefined,
  metadata: Readonly<Record<string, string>>,
): Passage {
  // The first of the titles is the document's own where there is one more than headings.
  const own = passage.titlePath.slice(passage.titlePath.length - passage.slugPath.length);
  const titlePath = title === undefined ? passage.titlePath : [title, ...own];
  const { hash: _, ...rest } = passage;
  const next = { ...rest, titlePath, metadata: { ...metadata, ...passage.metadata } };
  return { ...next, hash: passageHash(next) };
}
