import { evidence } from './evidence.ts';

/** What is known of a passage with respect to a question. */
export interface PassageFeatures {
  /** Of the vectors of question and passage, in [-1, 1]. */
  readonly cosine: number;
  /** BM25's share of what was asked, in [0, 1). */
  readonly lexical: number;
  /** Share of what was asked that the passage mentions at all, in [0, 1]; for people, not weighed. */
  readonly coverage: number;
  /** Share of what was asked that no passage of the knowledge base mentions, in [0, 1]. */
  readonly unknown: number;
  /** 1 when the question names a place that the passage does not cover, -1 when it covers all named, else 0. */
  readonly elsewhere: -1 | 0 | 1;
}

// In the order of the terms. Fitted by `bench/knowledge/fitAnswerability.ts` on the development halves of the retail
// questions in `fixtures/`, of Banking77 against CLINC150's out-of-scope questions, and of Banking77 with a third of its
// intents left out; rounded to one decimal. The first is raised by .7 above the fit, which had as many questions without an
// answer as with one: customers mostly ask what can be answered, two times in three. More terms (best sentence, margin to the next passage, rarest word missed,
// number of words) added at most .005 of AUROC on the other halves and are left out.
const weights = [-2.9, 4.9, -1.2, -2.4] as const;

/** The numbers that answerability weighs: one, evidence, unknown words, another place. */
export function answerabilityTerms(features: PassageFeatures): readonly [number, number, number, number] {
  const { cosine, lexical, unknown, elsewhere } = features;
  return [1, evidence(cosine, lexical), unknown, elsewhere];
}

/**
 * About the chance that a passage answers a question: logistic regression over what speaks for it (see `evidence`) and
 * what speaks against it, telling words that nothing in the knowledge base knows, and places it does not cover.
 *
 * @returns A score in [0, 1], rounded to four decimals, so that the last bits of a processor decide nothing. 0.5 is the
 *   default threshold of a project.
 */
export function answerability(features: PassageFeatures): number {
  const z = answerabilityTerms(features).reduce((sum, term, i) => sum + term * (weights[i] ?? 0), 0);
  return Math.round(10_000 / (1 + Math.exp(-z))) / 10_000;
}
