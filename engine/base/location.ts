/**
 * Where in a project something is. All parts are optional; {@link formatLocation} prints what is there.
 * Lines and columns count from 1.
 */
export interface Location {
  /** Path relative to the project folder (forward slashes), or an absolute path outside of a project. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly flow?: string;
  readonly state?: string;
  /** A field inside the document, e.g. `states[3].on.next`. */
  readonly field?: string;
}

/**
 * Prints a location in one line: `flows/returns.flow.yaml:12:3 returns/ask_size on.next`.
 *
 * @returns The parts that are known, or an empty string when none is.
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
