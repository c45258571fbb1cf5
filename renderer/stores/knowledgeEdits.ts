import { documentsOf } from '../../engine/model/parsedProject.ts';
import type { TestQuestion } from '../../engine/model/questionSet.ts';
import { setManifestField } from './projectEdits.ts';
import { runCommand } from './runCommand.ts';
import type { Studio } from './studio.ts';

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
  return runCommand(studio, 'question.add', { set: set?.id ?? firstSet, question }) !== undefined;
}

/** Takes a test question out of its set. */
export function removeTestQuestion(
  studio: Studio,
  set: string,
  { ask, locale }: Pick<TestQuestion, 'ask' | 'locale'>,
): void {
  runCommand(studio, 'question.remove', { set, ask, ...(locale === undefined ? {} : { locale }) });
}

/** Writes the score from which a passage counts as an answer, as a step of undo of its own. */
export function setKnowledgeThreshold(studio: Studio, threshold: number): void {
  studio.document
    .getState()
    .group('Set the threshold', () =>
      setManifestField(studio, ['policies', 'knowledgeThreshold'], threshold),
    );
}
