import type { EvaluatedQuestion } from '../../../../engine/model/knowledgeEvaluation.ts';

/** How a test question went, for its badge. */
export interface OutcomeWords {
  readonly tone: 'good' | 'warning' | 'bad' | 'neutral';
  readonly label: string;
}

/** Says how a test question went: found first or only found, right or not. */
export function outcomeWords(result: EvaluatedQuestion | null): OutcomeWords {
  if (result === null) return { tone: 'neutral', label: 'Not asked yet' };
  const { outcome, rank } = result;
  switch (outcome) {
    case 'answered':
      return { tone: 'good', label: 'Found first' };
    case 'refused':
      return { tone: 'good', label: 'Rightly refused' };
    case 'wrongly_answered':
      return { tone: 'bad', label: 'Wrongly answered' };
    case 'wrong_passage':
      return rank === null
        ? { tone: 'bad', label: 'Wrong passage, not found' }
        : { tone: 'warning', label: `Found in place ${rank}` };
    case 'unanswered':
      return rank === null
        ? { tone: 'bad', label: 'Not found' }
        : { tone: 'warning', label: `No answer, found in place ${rank}` };
  }
}
