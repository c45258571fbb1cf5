import type { HeldOutPrediction } from './crossValidate.ts';
import { softmax } from './softmax.ts';

/** Where the search starts and what it returns without evidence: usual for a dozen intents with 20 examples each. */
export const USUAL_TEMPERATURE = 0.35;
/** How far, in natural logarithms, temperatures of projects usually differ. */
const SPREAD = 0.5;
const LOWEST = Math.log(0.05);
const HIGHEST = Math.log(5);
const STEPS = 40;

/**
 * Finds the temperature under which held-out predictions are likeliest, leaning on the usual one while there are
 * few of them.
 */
export function fitTemperature(heldOut: readonly HeldOutPrediction[]): number {
  const known = heldOut.filter((prediction) => prediction.target !== undefined);
  const cost = (logTemperature: number): number => {
    const temperature = Math.exp(logTemperature);
    let sum = 0.5 * ((logTemperature - Math.log(USUAL_TEMPERATURE)) / SPREAD) ** 2;
    for (const { scores, target } of known) {
      sum -= Math.log(Math.max(1e-9, softmax(scores, temperature)[target ?? 0] ?? 0));
    }
    return sum;
  };
  return Math.exp(goldenSection(cost, LOWEST, HIGHEST));
}

/** Minimum of a function with one minimum. */
function goldenSection(cost: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = from;
  let high = to;
  let left = high - ratio * (high - low);
  let right = low + ratio * (high - low);
  let leftCost = cost(left);
  let rightCost = cost(right);
  for (let step = 0; step < STEPS; step++) {
    if (leftCost < rightCost) {
      high = right;
      right = left;
      rightCost = leftCost;
      left = high - ratio * (high - low);
      leftCost = cost(left);
    } else {
      low = left;
      left = right;
      leftCost = rightCost;
      right = low + ratio * (high - low);
      rightCost = cost(right);
    }
  }
  return (low + high) / 2;
}
