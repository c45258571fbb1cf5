import type { EvaluatedQuestion, ThresholdPoint } from '../../model/knowledgeEvaluation.ts';
import { noAnswer } from '../../model/questionSet.ts';

/** Thresholds that are compared: 0 to 1 in hundredths. */
export const thresholds: readonly number[] = Array.from({ length: 101 }, (_, i) => i / 100);

/** What a threshold would do with evaluated questions. Without any, nothing is handled. */
export function thresholdPoint(
  questions: readonly Pick<EvaluatedQuestion, 'expect' | 'score' | 'rank' | 'best'>[],
  threshold: number,
): ThresholdPoint {
  let [answerable, right, wrong, refused] = [0, 0, 0, 0];
  for (const { expect, score, rank, best } of questions) {
    const answered = best !== null && score >= threshold;
    if (expect === noAnswer) {
      if (!answered) refused += 1;
      continue;
    }
    answerable += 1;
    if (answered && rank === 1) right += 1;
    else if (answered) wrong += 1;
  }
  const unanswerable = questions.length - answerable;
  return {
    threshold,
    right: answerable === 0 ? null : right / answerable,
    wrong: answerable === 0 ? null : wrong / answerable,
    refused: unanswerable === 0 ? null : refused / unanswerable,
    handled: questions.length === 0 ? 0 : (right + refused) / questions.length,
  };
}
