import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { browserHostErrors } from './errors.ts';

/** Options of the studio on loopback. */
export interface BrowserHostOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Absolute path of a project to open at once, or null. */
  readonly project: string | null;
  /** Whether to open the system's browser. */
  readonly open: boolean;
}

/**
 * Parses the command line.
 *
 * @throws AppError HOST_OPTION_INVALID.
 */
export function parseOptions(args: readonly string[]): BrowserHostOptions {
  const values = read(args);
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw browserHostErrors.HOST_OPTION_INVALID({ detail: `--port ${values.port} is not a port number` });
  }
  return {
    port,
    project: values.project === undefined ? null : resolve(values.project),
    open: !(values['no-open'] ?? false),
  };
}

function read(args: readonly string[]) {
  try {
    const options = {
      port: { type: 'string' },
      project: { type: 'string' },
      'no-open': { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (cause) {
    throw browserHostErrors.HOST_OPTION_INVALID({
      detail: cause instanceof Error ? cause.message : String(cause),
    });
  }
}
