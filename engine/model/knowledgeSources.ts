import { type KnowledgeFormat, knowledgeFormats } from './knowledgeFormats.ts';

const addedFormats = knowledgeFormats.filter(({ added }) => added !== false);

/** Every end of a knowledge source's path, with its dot. */
export const sourceExtensions: readonly string[] = knowledgeFormats.flatMap(({ extensions }) => extensions);

/** Ends of the names of files that a person may add as knowledge sources, with their dot. */
export const addedExtensions: readonly string[] = addedFormats.flatMap(({ extensions }) => extensions);

/** Matches the paths of knowledge sources; the first group is the whole path. */
export const sourcePattern = new RegExp(
  `^(knowledge/.+(?:${sourceExtensions.map((end) => end.replaceAll('.', String.raw`\.`)).join('|')}))$`,
  'i',
);

/** The format of a source by its path, whatever the case of its extension; undefined for others. */
export function knowledgeFormat(source: string): KnowledgeFormat | undefined {
  const name = source.toLowerCase();
  return knowledgeFormats.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)));
}

/**
 * The formats of files that may be added, in words: `Markdown, HTML, text, CSV, PDF or DOCX`.
 *
 * @param last - The word before the last one.
 * @param content - Only formats with this content; all when absent.
 */
export function addedFormatNames(last: 'and' | 'or', content?: KnowledgeFormat['content']): string {
  const names = addedFormats
    .filter((format) => content === undefined || format.content === content)
    .map(({ label }) => label);
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}
