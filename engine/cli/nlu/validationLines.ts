import type { ValidationResult } from '../../nlu/evaluation/evaluateSplits.ts';
import { shareInWords } from './inWords.ts';

/** What the validation data say, for a person. */
export function validationLines(validation: ValidationResult | null): readonly string[] {
  if (validation === null) return [];
  const { accuracy, suggested } = validation;
  return [
    '',
    `Validation data: accuracy ${shareInWords(accuracy)}`,
    ...(suggested === null
      ? []
      : [
          `Best threshold for them: ${suggested.threshold} (understood ${shareInWords(suggested.acceptedAccuracy)}, out of scope rejected ${shareInWords(suggested.outOfScopeRecall)})`,
        ]),
  ];
}
