import type { core, ZodError } from 'zod';

/** One readable finding of a zod schema. */
export interface SchemaFinding {
  /** `states[3].on.next`, or an empty string for the whole document. */
  readonly field: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Converts a zod error to findings with readable field paths. */
export function zodProblems(error: ZodError): readonly SchemaFinding[] {
  return error.issues.flatMap((issue) => findingsOf(issue, []));
}

function findingsOf(issue: core.$ZodIssue, base: SchemaFinding['path']): readonly SchemaFinding[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const finding = (at: SchemaFinding['path'], message: string) => ({
    field: formatPath(at),
    path: at,
    message,
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => finding([...path, key], 'is not a known key here'));
    case 'invalid_key':
      return [finding(path, issue.issues[0]?.message ?? issue.message)];
    case 'invalid_union': {
      // If exactly one alternative has the value's own type, that one was meant.
      const [meant = [], ...others] = issue.errors.filter((issues) => !issues.some(isOfAnotherType));
      if (meant.length === 0 || others.length > 0) return [finding(path, issue.message)];
      return meant.flatMap((inner) => findingsOf(inner, path));
    }
    default:
      return [finding(path, issue.message.endsWith('received undefined') ? 'is missing' : issue.message)];
  }
}

function isOfAnotherType({ code, path }: core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

/** Formats `['states', 3, 'on']` as `states[3].on`. */
export function formatPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}
