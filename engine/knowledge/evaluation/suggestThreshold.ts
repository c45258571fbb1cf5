import type { EvaluatedQuestion, KnowledgeEvaluation } from '../../model/knowledgeEvaluation.ts';
import { noAnswer } from '../../model/questionSet.ts';
import { thresholdPoint, thresholds } from './thresholdPoint.ts';

/** Fewer questions say nothing about others. */
const enough = 20;
const folds = 5;

type Scored = Pick<EvaluatedQuestion, 'expect' | 'score' | 'rank' | 'best'>;

/**
 * The threshold that deals with most questions as it should: answers from the expected passage, or refuses what has no
 * answer. Of equal ones the middle, which is farthest from either fault. What it will reach on other questions is
 * estimated by choosing on four fifths of them and looking at the rest, five times.
 *
 * @returns Null unless there are questions with and without an answer: otherwise 0 or 1 would always be best.
 */
export function suggestThreshold(questions: readonly Scored[]): KnowledgeEvaluation['suggestion'] {
  const unanswerable = questions.filter(({ expect }) => expect === noAnswer).length;
  if (unanswerable === 0 || unanswerable === questions.length) return null;
  const threshold = best(questions);
  return {
    threshold,
    handled: thresholdPoint(questions, threshold).handled,
    crossValidated: questions.length < enough ? null : { folds, handled: crossValidated(questions) },
  };
}

function best(questions: readonly Scored[]): number {
  const points = thresholds.map((value) => thresholdPoint(questions, value));
  const most = Math.max(...points.map(({ handled }) => handled));
  // The longest run of equally good thresholds, and its middle.
  let run = { begin: 0, length: 0 };
  for (let begin = 0; begin < points.length; ) {
    let end = begin;
    while (end < points.length && points[end]?.handled === most) end += 1;
    if (end - begin > run.length) run = { begin, length: end - begin };
    begin = Math.max(end, begin + 1);
  }
  return thresholds[run.begin + Math.floor((run.length - 1) / 2)] ?? 0;
}

function crossValidated(questions: readonly Scored[]): number {
  // Every fifth of those with and of those without an answer, so that each fold has both.
  const kinds = [true, false].map((none) => questions.filter(({ expect }) => (expect === noAnswer) === none));
  const foldOf = new Map(kinds.flatMap((kind) => kind.map((question, i) => [question, i % folds] as const)));
  let handled = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const rest = questions.filter((question) => foldOf.get(question) !== fold);
    const held = questions.filter((question) => foldOf.get(question) === fold);
    handled += thresholdPoint(held, best(rest)).handled * held.length;
  }
  return handled / questions.length;
}
