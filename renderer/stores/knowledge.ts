// Sources and test questions of the knowledge base.
import type { TestQuestion } from '../../engine/model/documents/questionSet.ts';
import { isBinarySource } from '../../engine/model/knowledgeSources.ts';
import { documentsOf } from '../../engine/model/parsedProject.ts';
import { runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

export { addedExtensions, addedFormatNames } from '../../engine/model/knowledgeSources.ts';

/** What can be done with a source: edit its text, fetch its pages, or only read it. */
export function sourceKind(path: string): 'text' | 'binary' | 'sitemap' {
  if (isBinarySource(path)) return 'binary';
  return /\.sitemap\.yaml$/i.test(path) ? 'sitemap' : 'text';
}

/** The set that the first question of a project goes to. */
const firstSet = 'knowledge';

/**
 * Adds a test question to the project's first set; creates the set if there is none.
 *
 * @returns Whether it was added.
 */
export function addTestQuestion(studio: Studio, question: TestQuestion): boolean {
  const { parsed } = studio.document.getState();
  const [set] = parsed === null ? [] : documentsOf(parsed, 'questions');
  return runEdit(studio, 'question.add', { set: set?.id ?? firstSet, question }) !== undefined;
}
