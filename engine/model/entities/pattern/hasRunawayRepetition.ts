import { type AST, parseRegExpLiteral, visitRegExpAST } from '@eslint-community/regexpp';

/**
 * True when a pattern repeats without limit a group that may consist of nothing but an unlimited repetition, such as
 * `(a+)+` or `(\w+\s?)*`. A text that almost matches can then be split up in exponentially many ways, all of which
 * are tried. Harmless repetitions with something fixed between them, such as `(\w+ )*`, pass.
 */
export function hasRunawayRepetition(pattern: RegExp): boolean {
  let found = false;
  visitRegExpAST(parseRegExpLiteral(pattern), {
    onQuantifierEnter: (quantifier) => {
      found ||= quantifier.max === Number.POSITIVE_INFINITY && mayBeOnlyRepetition(quantifier.element);
    },
  });
  return found;
}

function mayBeOnlyRepetition(element: AST.Element): boolean {
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return false;
  return element.alternatives.some(({ elements }) =>
    elements.some((one, n) => repeats(one) && elements.every((other, m) => m === n || canBeEmpty(other))),
  );
}

function repeats(element: AST.Element): boolean {
  if (element.type === 'Quantifier') return element.max === Number.POSITIVE_INFINITY;
  return mayBeOnlyRepetition(element);
}

function canBeEmpty(element: AST.Element): boolean {
  switch (element.type) {
    case 'Quantifier':
      return element.min === 0 || canBeEmpty(element.element);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(({ elements }) => elements.every(canBeEmpty));
    case 'Assertion':
      return true;
    default:
      return false;
  }
}
