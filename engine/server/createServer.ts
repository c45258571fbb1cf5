import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify';
import {
  type FastifyPluginAsyncZod,
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../base/appError.ts';
import type { Conversations } from './createConversations.ts';
import { serverErrors } from './errors.ts';
import type { TokenVerifier } from './identity/createTokenVerifier.ts';
import { conversationRoutes, customerRoutes } from './routes/conversationRoutes.ts';
import { eventRoutes } from './routes/eventRoutes.ts';

type TransformObject = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>;

/**
 * Says in the OpenAPI document that a body whose schema allows `null` may be left out; the plugin that writes the
 * document calls every body required.
 */
const withOptionalBodies: TransformObject = (document) => {
  if (!('openapiObject' in document)) return document.swaggerObject;
  const { openapiObject } = document;
  for (const path of Object.values(openapiObject.paths ?? {})) {
    const body = path?.post?.requestBody;
    if (body === undefined || '$ref' in body) continue;
    const schema = body.content?.['application/json']?.schema;
    const may = schema !== undefined && 'anyOf' in schema && schema.anyOf?.some(isNull);
    if (may === true) body.required = false;
  }
  return openapiObject;
};

function isNull(schema: object): boolean {
  return 'type' in schema && schema.type === 'null';
}

/**
 * `/healthz`: the process lives. `/readyz`: it can serve; 503 with the reason otherwise.
 */
function healthRoutes(notReady: () => string | null): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/healthz',
      { schema: { summary: 'The process lives', response: { 200: z.object({ status: z.literal('ok') }) } } },
      async () => ({ status: 'ok' as const }),
    );
    app.get(
      '/readyz',
      {
        schema: {
          summary: 'The runtime can serve',
          response: {
            200: z.object({ status: z.literal('ready') }),
            503: z.object({ status: z.literal('not ready'), reason: z.string() }),
          },
        },
      },
      async (_request, reply) => {
        const reason = notReady();
        if (reason === null) return { status: 'ready' as const };
        return reply.status(503).send({ status: 'not ready', reason });
      },
    );
  };
}

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
    const answer = answerTo(error);
    if ((answer.status ?? 500) >= 500) request.log.error(error);
    return sendError(reply, answer);
  });
  app.setNotFoundHandler((request, reply) =>
    sendError(reply, serverErrors.SERVER_NOT_FOUND({ route: `${request.method} ${request.url}` })),
  );
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

function sendError(reply: FastifyReply, { status = 500, code, message, remedy }: AppError) {
  return reply.status(status).send({ error: { code, message, remedy } });
}

/** What a request is told about an error: the error itself where its definition has a status. */
function answerTo(error: unknown): AppError {
  if (error instanceof AppError) return error.status === undefined ? serverErrors.SERVER_INTERNAL({}) : error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const detail = error.validation
      .map((issue) => `${issue.instancePath} ${issue.message ?? ''}`.trim())
      .join('; ');
    return serverErrors.SERVER_INVALID_REQUEST({ detail });
  }
  // Fastify's own refusals keep their status: a body that is not JSON, too large, of another content type.
  const { statusCode: status, message = 'unknown' } = error as { statusCode?: number; message?: string };
  if (status === undefined || status < 400 || status >= 500) return serverErrors.SERVER_INTERNAL({});
  return new AppError(serverErrors.SERVER_INVALID_REQUEST({ detail: message }).toJSON(), { status });
}
