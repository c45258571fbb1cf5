import { defineErrors } from './defineErrors.ts';

/** Errors of expressions and templates. */
export const expressionErrors = defineErrors({
  EXPRESSION_SYNTAX: {
    message: (p: { source: string; message: string }) =>
      `The expression \`${p.source}\` is invalid: ${p.message}`,
    remedy: 'Correct the expression; it must be CEL, such as slots.days > 30 && slots.size == "M"',
  },
  EXPRESSION_FAILED: {
    message: (p: { source: string; message: string }) =>
      `The expression \`${p.source}\` failed: ${p.message}`,
    remedy:
      'Check its names and types; has(slots.name) tests whether a name exists, slots.name != null whether it is filled',
  },
  TEMPLATE_SYNTAX: {
    message: (p: { source: string; message: string }) =>
      `The template \`${p.source}\` is invalid: ${p.message}`,
    remedy: 'Correct the template; texts are Liquid templates, such as Hello {{ slots.name }}',
  },
  TEMPLATE_FILTER: {
    message: (p: { source: string; filter: string; reason: string }) =>
      `The filter ${p.filter} in \`${p.source}\` cannot work: ${p.reason}`,
    remedy: 'Correct the filter; the reference of expressions has all filters with examples',
  },
  TEMPLATE_FAILED: {
    message: (p: { source: string; message: string }) =>
      `The template \`${p.source}\` cannot be rendered: ${p.message}`,
    remedy: 'Check the names and filters it uses',
  },
});

/** Shortens a source for an error message: one line, at most 200 characters. */
export function quoteSource(source: string): string {
  const line = source.replaceAll(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
