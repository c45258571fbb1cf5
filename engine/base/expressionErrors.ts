import { defineErrors } from './defineErrors.ts';

/** What can be wrong with an expression or a template. */
export const expressionErrors = defineErrors({
  EXPRESSION_SYNTAX: {
    message: (p: { source: string; message: string }) =>
      `The expression \`${p.source}\` is not valid: ${p.message}`,
    remedy: 'Correct it; conditions are written in CEL, such as slots.days > 30 && slots.size == "M"',
  },
  EXPRESSION_FAILED: {
    message: (p: { source: string; message: string }) =>
      `The expression \`${p.source}\` has no value: ${p.message}`,
    remedy:
      'Check the names and types it uses; has(slots.name) asks whether a name is there, slots.name != null whether it is filled',
  },
  TEMPLATE_SYNTAX: {
    message: (p: { source: string; message: string }) =>
      `The template \`${p.source}\` is not valid: ${p.message}`,
    remedy: 'Correct it; texts are Liquid templates, such as Hello {{ slots.name }}',
  },
  TEMPLATE_FAILED: {
    message: (p: { source: string; message: string }) =>
      `The template \`${p.source}\` cannot be filled in: ${p.message}`,
    remedy: 'Check the names and filters it uses',
  },
});

/** Shortens a source for an error message: one line, at most 200 characters. */
export function quoteSource(source: string): string {
  const line = source.replaceAll(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
