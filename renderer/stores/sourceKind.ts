import { isBinarySource } from '../../engine/model/binarySource.ts';

export { addedExtensions, addedFormatNames } from '../../engine/model/knowledgeSources.ts';

/** What can be done with a knowledge source: its text is edited, its pages are fetched, or it is only read. */
export function sourceKind(path: string): 'text' | 'binary' | 'sitemap' {
  if (isBinarySource(path)) return 'binary';
  return /\.sitemap\.yaml$/i.test(path) ? 'sitemap' : 'text';
}
