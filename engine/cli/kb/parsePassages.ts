import { InvalidArgumentError } from 'commander';

/** Reads how many passages are wanted. */
export function parsePassages(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 50) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 50.');
  }
  return number;
}
