import { z } from 'zod';
import { cliErrors } from './errors.ts';

const list = z.union([
  z.array(z.string()),
  z.object({ messages: z.array(z.string()) }).transform((file) => file.messages),
]);

/**
 * Parses a script of customer messages: a JSON array of strings (or an object with one as `messages`), otherwise one
 * message a line, where empty lines and lines that start with `#` do not count.
 *
 * @throws AppError CLI_SCRIPT_INVALID.
 */
export function parseScript(text: string, path: string): readonly string[] {
  if (/^\s*[[{]/.test(text)) {
    const parsed = list.safeParse(parseJson(text));
    if (!parsed.success) throw cliErrors.CLI_SCRIPT_INVALID({ path }, { location: { file: path } });
    return parsed.data;
  }
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
