// Where half of the best passages answer the question. Fitted by logistic regression on the development half of the
// retail questions in `fixtures/` and of Banking77's test questions against CLINC150's out-of-scope ones (midpoint .66).
const midpoint = 0.65;
const steepness = 10;

/**
 * Adds up what speaks for a passage: closeness in meaning and the share of the question's words it covers. Neither does
 * alone: the encoder finds short questions of the same form close whatever they are about, and words miss paraphrases.
 *
 * @param cosine - Of query and passage, in [-1, 1].
 * @param lexical - Coverage of the query's words, in [0, 1).
 * @returns Evidence rounded to four decimals, so that the last bits of a processor's arithmetic decide nothing.
 */
export function evidence(cosine: number, lexical: number): number {
  return round(cosine + lexical);
}

/**
 * Maps evidence to a score in [0, 1] that rises with it and is about the chance that the passage answers the question:
 * .5 is the default threshold of a project.
 */
export function relevance(evidence: number): number {
  return round(1 / (1 + Math.exp(-steepness * (evidence - midpoint))));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
