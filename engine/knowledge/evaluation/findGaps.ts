import { cosineSimilarity, roundScore } from '../../base/vectors.ts';
import type { Embedder } from '../../model/ports.ts';
import type { KnowledgeGap, UnansweredQuestion } from '../../model/reports/knowledgeReports.ts';

/** Minimum cosine of two questions on the same subject. */
const sameSubject = 0.7;

interface Wording {
  readonly text: string;
  readonly vector: Float32Array;
  readonly asked: UnansweredQuestion[];
}

interface Cluster {
  readonly members: Wording[];
  /** Sum of the members' vectors, weighted by how often each was asked. */
  readonly sum: Float32Array;
}

/**
 * Groups unanswered questions by meaning: each wording, starting with the most frequent, joins the group with the
 * closest centre or starts a new one. The same questions always give the same gaps.
 *
 * @param embedder - Each distinct wording is embedded once.
 * @returns The most frequent first.
 */
export async function findGaps(
  questions: readonly UnansweredQuestion[],
  embedder: Embedder,
): Promise<KnowledgeGap[]> {
  const byText = Map.groupBy(questions, ({ text }) => text.trim().toLowerCase().replace(/\s+/g, ' '));
  const groups = [...byText.values()];
  const vectors = await embedder.embed(groups.map(([first]) => first?.text ?? ''));
  const wordings: Wording[] = groups
    .map((asked, i) => ({ text: asked[0]?.text ?? '', vector: vectors[i] ?? new Float32Array(), asked }))
    .sort((a, b) => b.asked.length - a.asked.length || compare(a.text, b.text));

  const clusters: Cluster[] = [];
  for (const wording of wordings) {
    let closest: Cluster | undefined;
    let cosine = sameSubject;
    for (const cluster of clusters) {
      const similarity = cosineOf(cluster.sum, wording.vector);
      if (similarity > cosine) [closest, cosine] = [cluster, similarity];
    }
    if (closest === undefined) {
      closest = { members: [], sum: new Float32Array(wording.vector.length) };
      clusters.push(closest);
    }
    closest.members.push(wording);
    for (const [i, value] of wording.vector.entries())
      closest.sum[i] = (closest.sum[i] ?? 0) + wording.asked.length * value;
  }
  return clusters
    .map(gapOf)
    .sort(
      (a, b) => b.count - a.count || b.conversations - a.conversations || compare(a.question, b.question),
    );
}

function gapOf({ members, sum }: Cluster): KnowledgeGap {
  const asked = members.flatMap((member) => member.asked);
  const [middle] = members.toSorted(
    (a, b) => cosineOf(sum, b.vector) - cosineOf(sum, a.vector) || compare(a.text, b.text),
  );
  return {
    question: middle?.text ?? '',
    count: asked.length,
    conversations: new Set(asked.map(({ conversation }) => conversation)).size,
    bestScore: Math.max(...asked.map(({ score }) => score)),
    wordings: members.map(({ text, asked: occurrences }) => ({
      text,
      asked: occurrences.map(({ conversation, turn }) => ({ conversation, turn })),
    })),
  };
}

/** Rounded, so that differences in the last bits between processors decide nothing. */
function cosineOf(a: Float32Array, b: Float32Array): number {
  const cosine = cosineSimilarity(a, b);
  return Number.isNaN(cosine) ? 0 : roundScore(cosine);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
