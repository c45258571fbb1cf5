import { defineErrors } from '../base/defineErrors.ts';

/** Errors of the companion runtime. */
export const serverErrors = defineErrors({
  SERVER_UNKNOWN_CONVERSATION: {
    message: (p: { id: string }) => `There is no conversation ${p.id}`,
    remedy: 'Start one with POST /conversations',
  },
  SERVER_INVALID_REQUEST: {
    message: (p: { detail: string }) => `The request is not valid: ${p.detail}`,
    remedy: 'See /openapi.json for what the route takes',
  },
  SERVER_NOT_FOUND: {
    message: (p: { route: string }) => `There is no route ${p.route}`,
    remedy: 'See /openapi.json for all routes',
  },
  SERVER_INTERNAL: {
    message: () => 'Something unexpected went wrong while answering',
    remedy: 'Try again; the log of the runtime has the details under the request id',
  },
  SERVER_PORT_TAKEN: {
    message: (p: { port: number }) => `Port ${p.port} is in use by another program`,
    remedy: 'Choose another one with --port',
  },
  SERVER_CANNOT_LISTEN: {
    message: (p: { address: string; reason: string }) => `${p.address} cannot be listened on (${p.reason})`,
    remedy: 'Give an address of this machine with --host and a port above 1023 with --port',
  },
  SERVER_WEBHOOK_INVALID: {
    message: (p: { url: string }) => `${p.url} is not an http or https URL`,
    remedy: 'Give the URL that receives handoff packets, such as https://desk.example.com/handoffs',
  },
});
