import type {
  EvaluatedQuestion,
  KnowledgeEvaluation,
  QuestionOutcome,
} from '../../model/knowledgeEvaluation.ts';
import type { KnowledgePort } from '../../model/knowledgePort.ts';
import { noAnswer, type TestQuestion } from '../../model/questionSet.ts';
import { suggestThreshold } from './suggestThreshold.ts';
import { thresholdPoint, thresholds } from './thresholdPoint.ts';

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
    handled: thresholdPoint(outcomes, threshold).handled,
    tradeOff: thresholds.map((value) => thresholdPoint(outcomes, value)),
    suggestion: suggestThreshold(outcomes),
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
