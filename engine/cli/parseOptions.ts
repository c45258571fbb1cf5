// Checks values of command-line options.

import { InvalidArgumentError } from 'commander';
import { customer } from '../kit/snapshot.ts';

/** Parses a port option. 0 means any free port. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('Not a port number.');
  return port;
}

/** Makes the parser of an option that is a whole number. */
export function parseWholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() !== '' && Number.isSafeInteger(number) && number >= least && number <= most)
      return number;
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new InvalidArgumentError(`Not a whole number ${range}.`);
  };
}

/** Parses an option that is a number in [0, 1]. */
export function parseShare(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError('Not a number from 0 to 1.');
  }
  return number;
}

/** Reads how many passages are wanted. */
export function parsePassages(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 50) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 50.');
  }
  return number;
}

/** Parses the option that names a customer. */
export function parseCustomer(text: string): string {
  if (!customer.shape.id.safeParse(text).success) {
    throw new InvalidArgumentError('Not the id of a customer: 1 to 200 characters.');
  }
  return text;
}
