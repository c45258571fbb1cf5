import { defineErrors } from '../base/defineErrors.ts';

/** Errors between renderer and host. */
export const contractErrors = defineErrors({
  CONTRACT_UNKNOWN_METHOD: {
    message: (p: { method: string }) => `The host has no method ${p.method}`,
    remedy: 'Reload the studio: its page and its host have different versions',
  },
  CONTRACT_INVALID_PARAMS: {
    message: (p: { method: string; finding: string }) => `The request ${p.method} is invalid: ${p.finding}`,
    remedy: 'Reload the studio; if it happens again, report what you did',
  },
  CONTRACT_INVALID_RESULT: {
    message: (p: { method: string; finding: string }) =>
      `The host's answer to ${p.method} is invalid: ${p.finding}`,
    remedy: 'Reload the studio; if it happens again, report what you did',
  },
  HOST_DISCONNECTED: {
    message: () => 'This page is not connected to Dialoom',
    remedy:
      'If you closed Dialoom, start it again; the page reconnects by itself and keeps edits that are not saved yet',
  },
  HOST_INTERNAL: {
    message: (p: { detail: string }) => `Unexpected error: ${p.detail}`,
    remedy: 'Your files are as they were last saved; report this with the steps that led here',
  },
});
