import { readFile } from 'node:fs/promises';
import { cliErrors } from './errors.ts';

/**
 * Reads a UTF-8 text file named on the command line.
 *
 * @throws AppError CLI_FILE_UNREADABLE.
 */
export async function readTextFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw cliErrors.CLI_FILE_UNREADABLE({ path, reason }, { location: { file: path }, cause });
  }
}
