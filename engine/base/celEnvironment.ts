import { Environment } from '@marcbachmann/cel-js';

type Arithmetic = (left: number, right: number) => number;

/** CEL computes int with int and double with double only, and has no remainder of doubles. */
const arithmetic: Readonly<Record<string, Arithmetic>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

/**
 * The CEL dialect of the product: standard CEL with optional access (`slots.?size.orValue("M")`), any JSON in
 * literals, and arithmetic that mixes numbers. A number of the context is a double, as CEL says of JSON, and a literal
 * such as `3` is an int: without the mixed operators `slots.n + 1` would be an error.
 */
export const celEnvironment: Environment = createEnvironment();

function createEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits: { maxAstNodes: 2_000, maxDepth: 50, maxListElements: 500, maxMapEntries: 500 },
  });
  for (const [operator, compute] of Object.entries(arithmetic)) {
    const handler = (left: unknown, right: unknown): number => compute(Number(left), Number(right));
    environment.registerOperator(`int ${operator} double`, handler);
    environment.registerOperator(`double ${operator} int`, handler);
  }
  environment.registerOperator('double % double', (left: number, right: number) => left % right);
  return environment;
}
