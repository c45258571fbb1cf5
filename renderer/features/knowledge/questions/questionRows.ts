import type { EvaluatedQuestion } from '../../../../engine/model/knowledgeEvaluation.ts';
import type { TestQuestion } from '../../../../engine/model/questionSet.ts';

/** A set of test questions of the project. */
export interface QuestionsOfSet {
  readonly set: string;
  readonly questions: readonly TestQuestion[];
}

/** A test question in the list. */
export interface QuestionRow {
  /** Tells it apart from all others. */
  readonly key: string;
  readonly set: string;
  readonly question: TestQuestion;
  /** How it went; null while it was not asked as it is now. */
  readonly result: EvaluatedQuestion | null;
}

/** Where a kind of outcome stands in the list: what goes wrong comes first. */
const order: Readonly<Record<EvaluatedQuestion['outcome'], number>> = {
  wrongly_answered: 0,
  wrong_passage: 1,
  unanswered: 2,
  answered: 4,
  refused: 4,
};

/**
 * The test questions as they are edited with what came of each: those that go wrong first, then those that were not asked
 * yet, then the others, each in the order in which they are written.
 *
 * @param defaultLocale - Language of questions that do not say.
 */
export function questionRows(
  sets: readonly QuestionsOfSet[],
  outcomes: readonly EvaluatedQuestion[],
  defaultLocale: string,
): readonly QuestionRow[] {
  const results = Map.groupBy(outcomes, ({ ask, expect, locale }) => JSON.stringify([ask, expect, locale]));
  const rows = sets.flatMap(({ set, questions }) =>
    questions.map((question, at): QuestionRow => {
      const { ask, expect, locale = defaultLocale } = question;
      const result = results.get(JSON.stringify([ask, expect, locale]))?.[0] ?? null;
      return { key: `${set} ${at} ${ask}`, set, question, result };
    }),
  );
  const place = ({ result }: QuestionRow) => (result === null ? 3 : order[result.outcome]);
  return rows.toSorted((a, b) => place(a) - place(b));
}
