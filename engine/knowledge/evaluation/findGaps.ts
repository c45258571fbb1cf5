import type { Embedder } from '../../model/ports.ts';
import type { KnowledgeGap, UnansweredQuestion } from '../../model/reports/knowledgeReports.ts';

/** Cosine from which two questions ask about the same. */
const sameSubject = 0.7;

interface Wording {
  readonly text: string;
  readonly vector: Float32Array;
  readonly asked: UnansweredQuestion[];
}

interface Cluster {
  readonly members: Wording[];
  /** Sum of the members' vectors, each as often as it was asked. */
  readonly sum: Float32Array;
}

/**
 * Gathers questions without an answer by what they mean: each wording, the most frequent first, joins the group whose
 * middle is closest, or begins one of its own. Same questions, same gaps.
 *
 * @param embedder - Each different wording is embedded once.
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
      const own = cosineOf(cluster.sum, wording.vector);
      if (own > cosine) [closest, cosine] = [cluster, own];
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
    wordings: members.map(({ text, asked: own }) => ({
      text,
      asked: own.map(({ conversation, turn }) => ({ conversation, turn })),
    })),
  };
}

/** Rounded, so that the last bits of a processor decide nothing. */
function cosineOf(a: Float32Array, b: Float32Array): number {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < b.length; i += 1) {
    dot += (a[i] ?? 0) * (b[i] ?? 0);
    aa += (a[i] ?? 0) ** 2;
    bb += (b[i] ?? 0) ** 2;
  }
  return aa === 0 || bb === 0 ? 0 : Math.round((dot / Math.sqrt(aa * bb)) * 10_000) / 10_000;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
