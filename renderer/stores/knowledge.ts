// Sources, test questions and the threshold of the knowledge base.
import type { TestQuestion } from '../../engine/model/documents/questionSet.ts';
import { isBinarySource } from '../../engine/model/knowledgeSources.ts';
import { documentsOf } from '../../engine/model/parsedProject.ts';
import { setManifestField } from './projectEdits.ts';
import { runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

export { addedExtensions, addedFormatNames } from '../../engine/model/knowledgeSources.ts';

/** What can be done with a knowledge source: its text is edited, its pages are fetched, or it is only read. */
export function sourceKind(path: string): 'text' | 'binary' | 'sitemap' {
  if (isBinarySource(path)) return 'binary';
  return /\.sitemap\.yaml$/i.test(path) ? 'sitemap' : 'text';
}

/** The set that questions go to where the project has none. */
const firstSet = 'knowledge';

/**
 * Adds a test question to the project's first set, or makes one.
 *
 * @returns Whether it was added.
 */
export function addTestQuestion(studio: Studio, question: TestQuestion): boolean {
  const { parsed } = studio.document.getState();
  const [set] = parsed === null ? [] : documentsOf(parsed, 'questions');
  return runEdit(studio, 'question.add', { set: set?.id ?? firstSet, question }) !== undefined;
}

/** Takes a test question out of its set. */
export function removeTestQuestion(
  studio: Studio,
  set: string,
  { ask, locale }: Pick<TestQuestion, 'ask' | 'locale'>,
): void {
  runEdit(studio, 'question.remove', { set, ask, ...(locale === undefined ? {} : { locale }) });
}

/** Writes the score from which a passage counts as an answer, as a step of undo of its own. */
export function setKnowledgeThreshold(studio: Studio, threshold: number): void {
  studio.document
    .getState()
    .group('Set the threshold', () =>
      setManifestField(studio, ['policies', 'knowledgeThreshold'], threshold),
    );
}
