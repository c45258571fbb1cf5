import { InvalidArgumentError } from 'commander';

/** Parses an option that is a number in [0, 1]. */
export function parseShare(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError('Not a number from 0 to 1.');
  }
  return number;
}
