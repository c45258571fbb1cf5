import { defineErrors, type ErrorCatalogue, type ErrorDefinition } from '../base/defineErrors.ts';

/** Stands where a status would, for errors that end the start of the runtime: no request can meet them. */
const atStart = 'at start';

/** A definition of the runtime: it states how a request is answered that meets the error. */
type ServerErrorDefinition = Omit<ErrorDefinition<never>, 'status'> & {
  readonly status: number | typeof atStart;
};

/**
 * Declares errors of the runtime. Each must state its HTTP status, so that none is answered as an internal error
 * because somebody forgot to.
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

/** Errors of the companion runtime. */
export const serverErrors = defineServerErrors({
  SERVER_UNKNOWN_CONVERSATION: {
    status: 404,
    message: (p: { id: string }) => `There is no conversation ${p.id}`,
    remedy: 'Start one with POST /conversations',
  },
  SERVER_TURN_OVERTAKEN: {
    status: 409,
    message: (p: { id: string }) =>
      `Another runtime on the same data has gone on with conversation ${p.id} in the meantime`,
    remedy: 'Read the conversation, then send the message again if it still fits',
  },
  SERVER_INVALID_REQUEST: {
    status: 400,
    message: (p: { detail: string }) => `The request is not valid: ${p.detail}`,
    remedy: 'See /openapi.json for what the route takes',
  },
  SERVER_CUSTOMER_TOKENS_OFF: {
    status: 400,
    message: () => 'This runtime takes no tokens of customers: it has no secret to verify them with',
    remedy: 'Start it with --customer-secret-env and the name of the variable that holds the secret',
  },
  SERVER_CUSTOMER_TOKEN_MISSING: {
    status: 401,
    message: () => 'The request does not say who the customer is',
    remedy: "Send the customer's token in the header: Authorization: Bearer <token>",
  },
  SERVER_CUSTOMER_TOKEN_INVALID: {
    status: 401,
    message: (p: { reason: string }) => `The customer's token is not accepted: ${p.reason}`,
    remedy:
      'Sign a JWT with HS256 and the secret of this runtime; "sub" is the customer\'s id, and "exp" lies in the future',
  },
  SERVER_CUSTOMER_OTHER: {
    status: 403,
    message: () => 'The token is that of another customer',
    remedy: 'Use the token of the customer whom the address names',
  },
  SERVER_CUSTOMER_SECRET_MISSING: {
    status: atStart,
    message: (p: { variable: string }) =>
      `The environment variable ${p.variable}, which is to hold the secret of the customers' tokens, is not set`,
    remedy: (p: { variable: string }) =>
      `Set ${p.variable}, or leave --customer-secret-env out: customers then are not known`,
  },
  SERVER_CUSTOMER_SECRET_SHORT: {
    status: atStart,
    message: (p: { bytes: number; least: number }) =>
      `The secret of the customers' tokens has ${p.bytes} bytes; HS256 needs at least ${p.least}`,
    remedy: 'Use a random one, such as "openssl rand -base64 48" makes, here and where the tokens are signed',
  },
  SERVER_NOT_FOUND: {
    status: 404,
    message: (p: { route: string }) => `There is no route ${p.route}`,
    remedy: 'See /openapi.json for all routes',
  },
  SERVER_INTERNAL: {
    status: 500,
    message: () => 'Something unexpected went wrong while answering',
    remedy: 'Try again; the log of the runtime has the details under the request id',
  },
  SERVER_PORT_TAKEN: {
    status: atStart,
    message: (p: { port: number }) => `Port ${p.port} is in use by another program`,
    remedy: 'Choose another one with --port',
  },
  SERVER_CANNOT_LISTEN: {
    status: atStart,
    message: (p: { address: string; reason: string }) => `${p.address} cannot be listened on (${p.reason})`,
    remedy: 'Give an address of this machine with --host and a port above 1023 with --port',
  },
  SERVER_WEBHOOK_INVALID: {
    status: atStart,
    message: (p: { url: string }) => `${p.url} is not an http or https URL`,
    remedy: 'Give the URL that receives handoff packets, such as https://desk.example.com/handoffs',
  },
});
