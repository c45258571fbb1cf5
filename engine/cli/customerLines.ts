import { createInterface } from 'node:readline/promises';
import type { CliIo } from './cliIo.ts';

/**
 * The customer's messages: those of the script, otherwise what is typed or piped in, until it ends or the command is
 * stopped. Empty lines are skipped.
 */
export async function* customerLines(
  io: CliIo,
  script: readonly string[] | undefined,
): AsyncGenerator<string> {
  if (script !== undefined) {
    yield* script;
    return;
  }
  if (io.stdin.isTTY === true) io.note('Type what the customer says; Ctrl+D ends.');
  const lines = createInterface({ input: io.stdin, signal: io.stop });
  try {
    for await (const line of lines) if (line.trim() !== '') yield line;
  } finally {
    lines.close();
  }
}
