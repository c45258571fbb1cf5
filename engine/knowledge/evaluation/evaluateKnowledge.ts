import { noAnswer, type TestQuestion } from '../../model/documents/questionSet.ts';
import type { KnowledgePort } from '../../model/ports.ts';
import type {
  EvaluatedQuestion,
  KnowledgeEvaluation,
  KnowledgeThresholdPoint,
  QuestionOutcome,
} from '../../model/reports/knowledgeReports.ts';

/** Thresholds that are compared: 0 to 1 in hundredths. */
const thresholds: readonly number[] = Array.from({ length: 101 }, (_, i) => i / 100);

/** What a threshold would do with evaluated questions. Without any, nothing is handled. */
function answerThresholdPoint(
  questions: readonly Pick<EvaluatedQuestion, 'expect' | 'score' | 'rank' | 'best'>[],
  threshold: number,
): KnowledgeThresholdPoint {
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

/** Fewer questions say nothing about others. */
const minQuestions = 20;
const folds = 5;

type Scored = Pick<EvaluatedQuestion, 'expect' | 'score' | 'rank' | 'best'>;

/**
 * The threshold that deals with most questions as it should: answers from the expected passage, or refuses what has no
 * answer. Of equal ones the middle, which is farthest from either fault. What it will reach on other questions is
 * estimated by choosing on four fifths of them and looking at the rest, five times.
 *
 * @returns Null unless there are questions with and without an answer: otherwise 0 or 1 would always be best.
 */
function suggestAnswerThreshold(questions: readonly Scored[]): KnowledgeEvaluation['suggestion'] {
  const unanswerable = questions.filter(({ expect }) => expect === noAnswer).length;
  if (unanswerable === 0 || unanswerable === questions.length) return null;
  const threshold = best(questions);
  return {
    threshold,
    handled: answerThresholdPoint(questions, threshold).handled,
    crossValidated: questions.length < minQuestions ? null : { folds, handled: crossValidated(questions) },
  };
}

function best(questions: readonly Scored[]): number {
  const points = thresholds.map((value) => answerThresholdPoint(questions, value));
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
    handled += answerThresholdPoint(held, best(rest)).handled * held.length;
  }
  return handled / questions.length;
}

/** Passages looked at: as far down as the mean reciprocal rank counts. */
const depth = 10;

/** What {@link evaluateKnowledge} needs. */
export interface EvaluationOptions {
  readonly port: KnowledgePort;
  /** Ids and sources of all chunks, to tell an expectation that nothing can meet. */
  readonly chunks: readonly { readonly id: string; readonly source: string }[];
  readonly questions: readonly TestQuestion[];
  /** Score in [0, 1] from which the best passage counts as an answer. */
  readonly threshold: number;
  /** Language of questions that do not say. */
  readonly locale: string;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
}

/**
 * Asks the knowledge base all test questions and holds what it finds against what is expected.
 *
 * @throws The signal's reason when aborted, and whatever the port throws.
 */
export async function evaluateKnowledge(options: EvaluationOptions): Promise<KnowledgeEvaluation> {
  const { port, chunks, questions, threshold, locale } = options;
  const outcomes: EvaluatedQuestion[] = [];
  for (const question of questions) {
    options.signal?.throwIfAborted();
    // With a threshold above every score no time is spent on trimming answers.
    const query = { text: question.ask, locale: question.locale ?? locale, limit: depth, threshold: 2 };
    const { hits } = await port.search(query);
    const [best] = hits;
    const place = hits.findIndex((hit) => meets(hit.chunkId, hit.source, question.expect)) + 1;
    const score = best?.score ?? 0;
    const rank = place === 0 ? null : place;
    outcomes.push({
      ask: question.ask,
      expect: question.expect,
      locale: query.locale,
      outcome: outcomeOf(question.expect, score >= threshold && best !== undefined, rank),
      score,
      rank,
      best: best === undefined ? null : { chunkId: best.chunkId, titlePath: best.titlePath, score },
    });
    options.onProgress?.({ done: outcomes.length, total: questions.length });
  }

  const answerable = outcomes.filter(({ expect }) => expect !== noAnswer);
  const unanswerable = outcomes.filter(({ expect }) => expect === noAnswer);
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused' || outcome === 'unanswered');
  const among = (ranks: number) => answerable.filter(({ rank }) => rank !== null && rank <= ranks).length;
  const rightlyRefused = refused.filter(({ outcome }) => outcome === 'refused').length;
  const known = new Set(chunks.flatMap(({ id, source }) => [id, source]));
  return {
    threshold,
    questions: outcomes.length,
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    recallAt1: ratio(among(1), answerable.length),
    recallAt3: ratio(among(3), answerable.length),
    mrrAt10: ratio(
      answerable.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1 / rank), 0),
      answerable.length,
    ),
    answerRate: ratio(answerable.filter(({ outcome }) => outcome !== 'unanswered').length, answerable.length),
    refusal: {
      precision: ratio(rightlyRefused, refused.length),
      recall: ratio(rightlyRefused, unanswerable.length),
    },
    handled: answerThresholdPoint(outcomes, threshold).handled,
    tradeOff: thresholds.map((value) => answerThresholdPoint(outcomes, value)),
    suggestion: suggestAnswerThreshold(outcomes),
    missing: [...new Set(answerable.map(({ expect }) => expect))]
      .filter((expect) => !known.has(expect))
      .sort(),
    outcomes,
  };
}

/** Whether a passage is the one expected, or of the source expected. */
function meets(chunkId: string, source: string, expect: string): boolean {
  return expect === chunkId || expect === source;
}

function outcomeOf(expect: string, answered: boolean, rank: number | null): QuestionOutcome {
  if (expect === noAnswer) return answered ? 'wrongly_answered' : 'refused';
  if (!answered) return 'unanswered';
  return rank === 1 ? 'answered' : 'wrong_passage';
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
