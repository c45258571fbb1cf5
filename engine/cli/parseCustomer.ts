import { InvalidArgumentError } from 'commander';
import { customer } from '../kit/customer.ts';

/** Parses the option that names a customer. */
export function parseCustomer(text: string): string {
  if (!customer.shape.id.safeParse(text).success) {
    throw new InvalidArgumentError('Not the id of a customer: 1 to 200 characters.');
  }
  return text;
}
