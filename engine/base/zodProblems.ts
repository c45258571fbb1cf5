import type { ZodError } from 'zod';

/** One finding of a zod schema, in words a person can act on. */
export interface SchemaFinding {
  /** `states[3].on.next`, or an empty string for the whole document. */
  readonly field: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Turns a zod error into findings with readable field paths. */
export function zodProblems(error: ZodError): readonly SchemaFinding[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
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
      default:
        return [finding(path, issue.message.endsWith('received undefined') ? 'is missing' : issue.message)];
    }
  });
}

/** Prints `['states', 3, 'on']` as `states[3].on`. */
export function formatPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}
