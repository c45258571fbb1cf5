import type { LearningCurve } from '../../model/understanding/learningCurve.ts';
import { findingLines } from './findingLines.ts';
import { shareInWords } from './inWords.ts';
import { tableLines } from './tableLines.ts';

/** A learning curve for a person, with what follows from it. */
export function curveLines({ points, runs, lastGain, findings }: LearningCurve): readonly string[] {
  return [
    ...tableLines([
      ['of each intent', 'utterances', 'accuracy', 'lowest', 'highest'],
      ...points.map(({ perIntent, examples, accuracy, lowest, highest }) => [
        String(perIntent),
        String(Math.round(examples)),
        ...[accuracy, lowest, highest].map(shareInWords),
      ]),
    ]),
    '',
    `Each number was tried ${runs} times with other utterances kept back.`,
    ...(lastGain === null ? [] : [advice(lastGain)]),
    ...findingLines(findings),
  ];
}

/** Below a point of accuracy, a step on the curve is no more than the difference between two runs. */
function advice(gain: number): string {
  const points = `${gain < 0 ? '' : '+'}${(100 * gain).toFixed(1)} points`;
  return gain >= 0.01
    ? `The last step still gave ${points}: more utterances will help.`
    : `The last step gave ${points}: rather than more utterances, look at what is confused.`;
}
