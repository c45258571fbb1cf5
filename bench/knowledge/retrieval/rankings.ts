/** Ids of documents, best first: at least the first ten. */
export type Ranker = (text: string, vector: Float32Array) => Promise<readonly string[]>;

/** How well a ranker finds the document that a query belongs to. */
export interface RetrievalQuality {
  /** Share of queries whose document is among the first three. */
  readonly recallAt3: number;
  /** Mean of 1 over the rank of the document, 0 beyond the tenth. */
  readonly mrrAt10: number;
}

/** Runs every query and determines the rank of its document. */
export async function qualityOf(
  rank: Ranker,
  queries: readonly { readonly text: string; readonly intent: string }[],
  embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>,
): Promise<RetrievalQuality> {
  let found = 0;
  let reciprocal = 0;
  for (const { text, intent } of queries) {
    const [vector = new Float32Array()] = await embed([text]);
    const place = (await rank(text, vector)).slice(0, 10).indexOf(intent) + 1;
    if (place > 0) reciprocal += 1 / place;
    if (place > 0 && place <= 3) found += 1;
  }
  return { recallAt3: found / queries.length, mrrAt10: reciprocal / queries.length };
}
