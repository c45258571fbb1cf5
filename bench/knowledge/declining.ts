import { createUseEmbedder } from '../../engine/embed/use/createUseEmbedder.ts';
import { createSearch } from '../../engine/knowledge/search/createSearch.ts';
import { areaUnderRoc } from '../../engine/nlu/evaluation/metrics.ts';
import type { Figure } from '../lib/figure.ts';
import { bankingNearDomain, bankingOutOfScope } from './bankingSet.ts';
import { openSources } from './openSources.ts';
import type { QuestionSet } from './questionSet.ts';
import { rememberingEmbedder } from './rememberingEmbedder.ts';
import { retailSet } from './retailSet.ts';
import { sharedData } from './sharedData.ts';

/** The default threshold of a project. */
const threshold = 0.5;

/** Whether unanswerable questions are declined, on the halves of the questions that nothing was fitted on. */
export async function declining(): Promise<readonly Figure[]> {
  const data = sharedData();
  const encoder = createUseEmbedder();
  try {
    const embedder = rememberingEmbedder(encoder);
    const figures: Figure[] = [];
    for (const set of [retailSet(), bankingOutOfScope(data), bankingNearDomain(data)])
      figures.push(...(await decliningOf(set, embedder)));
    return figures;
  } finally {
    await encoder.close();
  }
}

async function decliningOf(
  { name, sources, questions }: QuestionSet,
  embedder: ReturnType<typeof rememberingEmbedder>,
): Promise<Figure[]> {
  await embedder.prepare(questions.test.map(({ text }) => text));
  const search = createSearch(await openSources(sources.test, embedder), embedder);
  const answerable: number[] = [];
  const unanswerable: number[] = [];
  let [answeredCorrectly, best] = [0, 0];
  for (const { text, expected } of questions.test) {
    // A threshold of 1 skips the extraction of answers, which is not measured here.
    const { hits } = await search.search({ text, locale: 'en', limit: 1, threshold: 1 });
    const [hit] = hits;
    const score = hit?.score ?? 0;
    (expected === null ? unanswerable : answerable).push(score);
    if (expected === null || hit?.chunkId.endsWith(expected) !== true) continue;
    best += 1;
    if (score >= threshold) answeredCorrectly += 1;
  }
  const shareAnswered = (scores: readonly number[]): number =>
    scores.filter((score) => score >= threshold).length / scores.length;
  const size = `${answerable.length} answerable, ${unanswerable.length} unanswerable questions`;
  const figure = (measure: string, title: string, value: number, unit: string): Figure => ({
    name: `${name}_${measure}`,
    title,
    value,
    unit,
    ratio: null,
    against: null,
    target: null,
  });
  return [
    figure(
      'auroc',
      `Separation of answerable and unanswerable questions, ${size}`,
      areaUnderRoc(answerable, unanswerable),
      'AUROC',
    ),
    figure(
      'answered',
      'Answerable questions answered at the default threshold',
      shareAnswered(answerable),
      'of 1',
    ),
    figure(
      'recall_at_1',
      'Answerable questions whose passage is ranked first',
      best / answerable.length,
      'of 1',
    ),
    figure(
      'answered_correctly',
      'Answerable questions answered from that passage',
      answeredCorrectly / answerable.length,
      'of 1',
    ),
    figure(
      'declined',
      'Unanswerable questions declined at the default threshold',
      1 - shareAnswered(unanswerable),
      'of 1',
    ),
  ];
}
