import swagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { AppError } from '../base/appError.ts';
import type { Conversations } from './createConversations.ts';
import { serverErrors } from './errors.ts';
import type { TokenVerifier } from './identity/createTokenVerifier.ts';
import { conversationRoutes } from './routes/conversationRoutes.ts';
import { customerRoutes } from './routes/customerRoutes.ts';
import { eventRoutes } from './routes/eventRoutes.ts';
import { healthRoutes } from './routes/healthRoutes.ts';
import { withOptionalBodies } from './withOptionalBodies.ts';

/** What the HTTP server is made of. */
export interface ServerParts {
  readonly conversations: Conversations;
  /** Says whom a customer's token is about. */
  readonly tokens: TokenVerifier;
  /** Null when ready to serve; otherwise what is missing. */
  readonly notReady: () => string | null;
  readonly info: { readonly project: string; readonly version: string };
  readonly logger: FastifyBaseLogger | null;
}

/** What is wrong with a request; everything else is the runtime's own trouble. */
const statusOf: Readonly<Record<string, number>> = {
  SERVER_INVALID_REQUEST: 400,
  CONVERSATION_MESSAGE_EMPTY: 400,
  CONVERSATION_MESSAGE_TOO_LONG: 400,
  SERVER_CUSTOMER_TOKENS_OFF: 400,
  SERVER_CUSTOMER_TOKEN_MISSING: 401,
  SERVER_CUSTOMER_TOKEN_INVALID: 401,
  SERVER_CUSTOMER_OTHER: 403,
  SERVER_UNKNOWN_CONVERSATION: 404,
  SERVER_NOT_FOUND: 404,
  CONVERSATION_ENDED: 409,
  SERVER_TURN_OVERTAKEN: 409,
};

/**
 * Makes the runtime's HTTP API, not yet listening. Every error answers as `{ error: { code, message, remedy } }`.
 */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 64 * 1024,
    // Turns under way are finished and answered before the server is closed.
    forceCloseConnections: 'idle',
    ...(parts.logger === null ? { logger: false } : { loggerInstance: parts.logger }),
  });
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  // A connection whose turn is answered while the server closes would be kept open, and closing wait for it.
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error: unknown, request, reply) => {
    const refusal = toRefusal(error);
    if (refusal === undefined) request.log.error(error);
    const { status, error: answer } = refusal ?? { status: 500, error: serverErrors.SERVER_INTERNAL({}) };
    const { code, message, remedy } = answer;
    return reply.status(status).send({ error: { code, message, remedy } });
  });
  app.setNotFoundHandler((request, reply) => {
    const { code, message, remedy } = serverErrors.SERVER_NOT_FOUND({
      route: `${request.method} ${request.url}`,
    });
    return reply.status(404).send({ error: { code, message, remedy } });
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: `Dialoom runtime: ${parts.info.project}`, version: parts.info.version },
    },
    transform: jsonSchemaTransform,
    transformObject: withOptionalBodies,
  });
  await app.register(healthRoutes(parts.notReady));
  await app.register(conversationRoutes(parts.conversations, parts.tokens));
  await app.register(eventRoutes(parts.conversations));
  await app.register(customerRoutes(parts.conversations, parts.tokens));
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  return app;
}

/** What to answer to a request that is at fault itself; undefined for errors of the runtime's own. */
function toRefusal(error: unknown): { readonly status: number; readonly error: AppError } | undefined {
  if (error instanceof AppError) {
    const status = statusOf[error.code];
    return status === undefined ? undefined : { status, error };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const detail = error.validation
      .map((issue) => `${issue.instancePath} ${issue.message ?? ''}`.trim())
      .join('; ');
    return { status: 400, error: serverErrors.SERVER_INVALID_REQUEST({ detail }) };
  }
  // Fastify's own refusals: a body that is not JSON, too large, of another content type.
  const { statusCode: status, message } = error as { statusCode?: number; message?: string };
  if (status === undefined || status < 400 || status >= 500) return undefined;
  return { status, error: serverErrors.SERVER_INVALID_REQUEST({ detail: message ?? 'unknown' }) };
}
