// node bench/knowledge/fitAnswerability.ts: fits the weights of
// engine/knowledge/search/rankPassages.ts on the development halves and prints the results on both halves.
import { createUseEmbedder } from '../../engine/embed/use/createUseEmbedder.ts';
import { rememberedMeanings } from '../../engine/knowledge/search/coverage.ts';
import { createLexicalIndex } from '../../engine/knowledge/search/createLexicalIndex.ts';
import { nearestBySigns } from '../../engine/knowledge/search/nearestVectors.ts';
import { answerabilityTerms, rankPassages } from '../../engine/knowledge/search/rankPassages.ts';
import { areaUnderRoc } from '../../engine/nlu/evaluation/metrics.ts';

import { bankingNearDomain, bankingOutOfScope } from './bankingSet.ts';
import { openSources } from './openSources.ts';
import type { QuestionSet } from './questionSet.ts';
import { rememberingEmbedder } from './rememberingEmbedder.ts';
import { retailSet } from './retailSet.ts';
import { sharedData } from './sharedData.ts';

interface Row {
  readonly terms: readonly number[];
  readonly answerable: boolean;
  readonly weight: number;
}

const encoder = createUseEmbedder();
const embedder = rememberingEmbedder(encoder);
const data = sharedData();
// Near-domain questions of Banking77 count half: the intents overlap, so some of the unanswerable questions do have an answer.
const sets: readonly (readonly [QuestionSet, number])[] = [
  [retailSet(), 1],
  [bankingOutOfScope(data), 1],
  [bankingNearDomain(data), 0.5],
];

/** The terms of the best passage of each question. Both halves of a set have the same weight, whatever their sizes. */
async function rowsOf(set: QuestionSet, half: 'development' | 'test', weight: number): Promise<Row[]> {
  const { chunks, vectors, words, manifest } = await openSources(set.sources[half], embedder);
  const lexical = createLexicalIndex(words);
  const nearest = nearestBySigns(vectors, manifest.dimensions);
  const searched = {
    chunks,
    vectors,
    nearest,
    lexical,
    meanings: rememberedMeanings(embedder),
    knows: () => true,
  };
  const questions = set.questions[half];
  await embedder.prepare(questions.map(({ text }) => text));
  const share = { answerable: 0, unanswerable: 0 };
  for (const { expected } of questions) share[expected === null ? 'unanswerable' : 'answerable'] += 1;
  const rows: Row[] = [];
  for (const { text, expected } of questions) {
    const [vector = new Float32Array()] = await embedder.embed([text]);
    const query = { text, locale: 'en', limit: 1, threshold: 0 };
    const [best] = await rankPassages(searched, query, vector);
    const answerable = expected !== null;
    if (best !== undefined)
      rows.push({
        terms: answerabilityTerms(best.features),
        answerable,
        weight: weight / (answerable ? share.answerable : share.unanswerable),
      });
  }
  return rows;
}

const chance = (weights: readonly number[], terms: readonly number[]): number =>
  1 / (1 + Math.exp(-terms.reduce((sum, term, i) => sum + term * (weights[i] ?? 0), 0)));

/** Weighted logistic regression by Newton's method, with a little ridge on all but the intercept. */
function fitWeights(rows: readonly Row[], ridge = 0.0005): number[] {
  const size = rows[0]?.terms.length ?? 0;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  let weights = Array.from({ length: size }, () => 0);
  for (let step = 0; step < 25; step += 1) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : ridge * weight));
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j && i > 0 ? ridge : 0)));
    for (const { terms, answerable, weight } of rows) {
      const p = chance(weights, terms);
      for (const [i, term] of terms.entries()) {
        gradient[i] = (gradient[i] ?? 0) + ((p - (answerable ? 1 : 0)) * weight * term) / total;
        const row = curvature[i] ?? [];
        for (const [j, other] of terms.entries())
          row[j] = (row[j] ?? 0) + (p * (1 - p) * weight * term * other) / total;
      }
    }
    const change = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
  }
  return weights;
}

/** Solves a small system of linear equations by Gauss-Jordan elimination; the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, pivot] of rows.entries()) {
    const scale = pivot[i] ?? 1;
    for (let j = 0; j < pivot.length; j += 1) pivot[j] = (pivot[j] ?? 0) / scale;
    for (const [k, row] of rows.entries()) {
      const factor = row[i] ?? 0;
      if (k !== i) for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return rows.map((row) => row.at(-1) ?? 0);
}

try {
  const development: Row[] = [];
  const measured: [string, Row[]][] = [];
  for (const [set, weight] of sets) {
    const own = await rowsOf(set, 'development', weight);
    development.push(...own);
    measured.push([`${set.name} development`, own], [`${set.name} test`, await rowsOf(set, 'test', 1)]);
  }
  const weights = fitWeights(development);
  console.log(
    'weights',
    weights.map((weight) => Number(weight.toFixed(2))),
  );
  for (const [name, rows] of measured) {
    const scores = rows.map(({ terms }) => chance(weights, terms));
    const answered = (answerable: boolean): string => {
      const own = rows.flatMap((row, i) => (row.answerable === answerable ? [scores[i] ?? 0] : []));
      return (own.filter((score) => score >= 0.5).length / own.length).toFixed(3);
    };
    const auroc = areaUnderRoc(
      rows.flatMap((row, i) => (row.answerable ? [scores[i] ?? 0] : [])),
      rows.flatMap((row, i) => (row.answerable ? [] : [scores[i] ?? 0])),
    );
    console.log(
      name.padEnd(34),
      `AUROC ${auroc.toFixed(3)}  answered ${answered(true)}  wrongly ${answered(false)}`,
    );
  }
} finally {
  await encoder.close();
}
