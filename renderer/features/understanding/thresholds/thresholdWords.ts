import type { MarginPoint, ThresholdPoint } from '../../../../engine/model/understanding/thresholdReport.ts';

/** What a threshold would have done, in messages of a hundred. */
export function thresholdWords(point: ThresholdPoint): readonly string[] {
  return [
    `Of 100 messages that you serve, ${inHundred(point.acceptedAccuracy)} are understood rightly, ${inHundred(point.wronglyAccepted)} wrongly, and ${inHundred(point.rejected)} are not understood.`,
    `Of 100 messages that you do not serve, ${inHundred(point.outOfScopeRecall)} are turned away.`,
  ];
}

/** What a clarification margin would have done, in messages of a hundred. */
export function marginWords(point: MarginPoint): readonly string[] {
  return [
    `Of 100 messages that you serve, customers are asked back ${inHundred(point.asked)} times: ${inHundred(point.helped)} times that prevents a misunderstanding, ${inHundred(point.needless)} times it was not needed.`,
    `${inHundred(point.wrong)} are taken for something else without asking.`,
  ];
}

function inHundred(share: number): string {
  return (share * 100).toFixed(1).replace(/\.0$/, '');
}
