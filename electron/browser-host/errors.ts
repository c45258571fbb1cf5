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
