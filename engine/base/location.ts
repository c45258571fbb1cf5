/**
 * A place in a project. All parts are optional; {@link formatLocation} prints those that are set. Lines and columns
 * count from 1.
 */
export interface Location {
  /** Path relative to the project folder (with forward slashes), or an absolute path outside a project. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly flow?: string;
  readonly state?: string;
  /** A field inside the document, e.g. `states[3].on.next`. */
  readonly field?: string;
}

/**
 * Formats a location on one line: `flows/returns.flow.yaml:12:3 returns/ask_size on.next`.
 *
 * @returns The parts that are set, or an empty string.
 */
export function formatLocation(location: Location): string {
  const parts: string[] = [];
  if (location.file !== undefined) {
    const line = location.line === undefined ? '' : `:${location.line}`;
    const column = location.line === undefined || location.column === undefined ? '' : `:${location.column}`;
    parts.push(`${location.file}${line}${column}`);
  }
  if (location.flow !== undefined) {
    parts.push(location.state === undefined ? location.flow : `${location.flow}/${location.state}`);
  }
  if (location.field !== undefined) parts.push(location.field);
  return parts.join(' ');
}
