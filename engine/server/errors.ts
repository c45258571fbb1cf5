import { defineErrors, type ErrorCatalogue, type ErrorDefinition } from '../base/defineErrors.ts';

/** In place of a status, for errors that prevent the runtime from starting: no request can cause them. */
const atStart = 'at start';

/** An error definition of the runtime; it states the HTTP status of the response. */
type ServerErrorDefinition = Omit<ErrorDefinition<never>, 'status'> & {
  readonly status: number | typeof atStart;
};

/**
 * Declares errors of the runtime. Each must state its HTTP status, so that no forgotten status turns it into an
 * internal error.
 */
export function defineServerErrors<const D extends Readonly<Record<string, ServerErrorDefinition>>>(
  definitions: D,
): ErrorCatalogue<{ [C in keyof D]: Omit<D[C], 'status'> }> {
  const plain = Object.entries(definitions).map(([code, { status, ...definition }]) => [
    code,
    status === atStart ? definition : { ...definition, status },
  ]);
  return defineErrors(Object.fromEntries(plain));
}

/** Errors of the runtime. */
export const serverErrors = defineServerErrors({
  SERVER_UNKNOWN_CONVERSATION: {
    status: 404,
    message: (p: { id: string }) => `Conversation ${p.id} does not exist`,
    remedy: 'Start one with POST /conversations',
  },
  SERVER_TURN_OVERTAKEN: {
    status: 409,
    message: (p: { id: string }) =>
      `Another runtime on the same data has continued conversation ${p.id} in the meantime`,
    remedy: 'Read the conversation, then send the message again if it still applies',
  },
  SERVER_INVALID_REQUEST: {
    status: 400,
    message: (p: { detail: string }) => `Invalid request: ${p.detail}`,
    remedy: 'See /openapi.json for the parameters of the route',
  },
  SERVER_CUSTOMER_TOKENS_OFF: {
    status: 400,
    message: () => 'This runtime does not accept customer tokens, because it has no secret to verify them',
    remedy: 'Start it with --customer-secret-env and the name of the variable with the secret',
  },
  SERVER_CUSTOMER_TOKEN_MISSING: {
    status: 401,
    message: () => 'The request does not identify the customer',
    remedy: "Send the customer's token in the header: Authorization: Bearer <token>",
  },
  SERVER_CUSTOMER_TOKEN_INVALID: {
    status: 401,
    message: (p: { reason: string }) => `The customer token is invalid: ${p.reason}`,
    remedy:
      'Sign a JWT with HS256 and the secret of this runtime, with the customer\'s id as "sub" and an "exp" in the future',
  },
  SERVER_CUSTOMER_OTHER: {
    status: 403,
    message: () => 'The token identifies another customer',
    remedy: 'Use the token of the customer in the URL',
  },
  SERVER_CUSTOMER_SECRET_MISSING: {
    status: atStart,
    message: (p: { variable: string }) =>
      `The environment variable ${p.variable} for the secret of customer tokens is not set`,
    remedy: (p: { variable: string }) =>
      `Set ${p.variable}, or leave out --customer-secret-env to serve without identified customers`,
  },
  SERVER_CUSTOMER_SECRET_SHORT: {
    status: atStart,
    message: (p: { bytes: number; least: number }) =>
      `The secret of customer tokens has ${p.bytes} bytes; HS256 needs at least ${p.least}`,
    remedy:
      'Generate a random one, for example with "openssl rand -base64 48", and use it here and where the tokens are signed',
  },
  SERVER_NOT_FOUND: {
    status: 404,
    message: (p: { route: string }) => `The route ${p.route} does not exist`,
    remedy: 'See /openapi.json for all routes',
  },
  SERVER_INTERNAL: {
    status: 500,
    message: () => 'An unexpected error occurred',
    remedy: "Try again; the runtime's log has the details under the request id",
  },
  SERVER_PORT_TAKEN: {
    status: atStart,
    message: (p: { port: number }) => `Port ${p.port} is in use by another program`,
    remedy: 'Choose another port with --port',
  },
  SERVER_CANNOT_LISTEN: {
    status: atStart,
    message: (p: { address: string; reason: string }) =>
      `${p.address} cannot be used to listen on (${p.reason})`,
    remedy: 'Use an address of this machine with --host and a port above 1023 with --port',
  },
  SERVER_WEBHOOK_INVALID: {
    status: atStart,
    message: (p: { url: string }) => `${p.url} is not an http or https URL`,
    remedy: 'Use the URL that receives handoff packets, such as https://desk.example.com/handoffs',
  },
});
