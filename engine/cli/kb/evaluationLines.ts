import type { EvaluatedQuestion, KnowledgeEvaluation } from '../../model/knowledgeEvaluation.ts';

/** An evaluation for people: the figures, then every question that goes wrong. */
export function evaluationLines(report: KnowledgeEvaluation): readonly string[] {
  const { refusal, suggestion } = report;
  const { answerable, unanswerable, threshold, missing } = report;
  return [
    `${report.questions} questions, ${answerable} with an answer, ${unanswerable} without; threshold ${threshold}`,
    `found first ${percent(report.recallAt1)}, among three ${percent(report.recallAt3)}, MRR@10 ${decimal(report.mrrAt10)}`,
    `answered ${percent(report.answerRate)} of those with an answer`,
    `refused ${percent(refusal.recall)} of those without one; ${percent(refusal.precision)} of the refused had none`,
    `dealt with as they should be: ${percent(report.handled)}`,
    ...suggestionLines(suggestion, threshold),
    ...missing.map((expect) => `error: ${expect} is expected, but the knowledge base does not have it`),
    ...report.outcomes.flatMap(outcomeLines),
  ];
}

function suggestionLines(
  suggestion: KnowledgeEvaluation['suggestion'],
  threshold: number,
): readonly string[] {
  if (suggestion === null) return ['no threshold suggested: that takes questions with and without an answer'];
  const { crossValidated } = suggestion;
  const others =
    crossValidated === null
      ? 'fewer than 20 questions say little about others'
      : `${percent(crossValidated.handled)} to be expected on other questions`;
  const change = suggestion.threshold === threshold ? 'keep' : 'suggested';
  return [`${change} threshold ${suggestion.threshold}: ${percent(suggestion.handled)} of these, ${others}`];
}

function outcomeLines({ ask, expect, outcome, score, rank, best }: EvaluatedQuestion): readonly string[] {
  const found = best === null ? 'nothing' : best.chunkId;
  const place = rank === null ? 'not among the first ten' : `in place ${rank}`;
  switch (outcome) {
    case 'answered':
    case 'refused':
      return [];
    case 'wrong_passage':
      return [`wrong passage (${decimal(score)}): ${ask}`, `  answered from ${found}; ${expect} is ${place}`];
    case 'unanswered':
      return [`no answer (${decimal(score)}): ${ask}`, `  best is ${found}; ${expect} is ${place}`];
    case 'wrongly_answered':
      return [`should have no answer (${decimal(score)}): ${ask}`, `  answered from ${found}`];
  }
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
}

function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
