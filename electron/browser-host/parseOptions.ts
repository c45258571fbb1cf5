// The command line of the studio in a browser, and its errors.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defineErrors } from '../../engine/base/defineErrors.ts';

/** Errors of the studio on loopback. */
export const browserHostErrors = defineErrors({
  HOST_PORT_TAKEN: {
    message: (p: { port: number }) => `Port ${p.port} is in use by another program`,
    remedy: 'Choose another one with --port, or leave the option out',
  },
  HOST_CANNOT_LISTEN: {
    message: (p: { port: number; reason: string }) => `Port ${p.port} cannot be used (${p.reason})`,
    remedy: 'Choose one above 1023 with --port, or leave the option out',
  },
  HOST_OPTION_INVALID: {
    message: (p: { detail: string }) => p.detail,
    remedy: 'Use --port NUMBER, --project PATH, --no-open',
  },
});

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
