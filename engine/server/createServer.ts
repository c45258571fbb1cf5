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
 * Marks bodies whose schema allows `null` as optional in the OpenAPI document, because the plugin that generates it
 * declares every body as required.
 */
const withOptionalBodies: TransformObject = (document) => {
  if (!('openapiObject' in document)) return document.swaggerObject;
  const { openapiObject } = document;
  for (const path of Object.values(openapiObject.paths ?? {})) {
    const body = path?.post?.requestBody;
    if (body === undefined || '$ref' in body) continue;
    const schema = body.content?.['application/json']?.schema;
    const isOptional = schema !== undefined && 'anyOf' in schema && schema.anyOf?.some(isNull);
    if (isOptional === true) body.required = false;
  }
  return openapiObject;
};

function isNull(schema: object): boolean {
  return 'type' in schema && schema.type === 'null';
}

/** `/healthz`: the process is alive. `/readyz`: it can serve; otherwise 503 with the reason. */
function healthRoutes(notReady: () => string | null): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/healthz',
      {
        schema: {
          summary: 'Check that the process is alive',
          response: { 200: z.object({ status: z.literal('ok') }) },
        },
      },
      async () => ({ status: 'ok' as const }),
    );
    app.get(
      '/readyz',
      {
        schema: {
          summary: 'Check that the runtime can serve',
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

/** The parts of the HTTP server. */
export interface ServerParts {
  readonly conversations: Conversations;
  /** Verifies the tokens of customers. */
  readonly tokens: TokenVerifier;
  /** Null if ready to serve; otherwise the reason why not. */
  readonly notReady: () => string | null;
  readonly info: { readonly project: string; readonly version: string };
  readonly logger: FastifyBaseLogger | null;
}

/**
 * Creates the runtime's HTTP API; it does not listen yet. The response body of every error is `{ error: { code,
 * message, remedy } }`.
 */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 64 * 1024,
    // Running turns are finished and answered before the server closes.
    forceCloseConnections: 'idle',
    ...(parts.logger === null ? { logger: false } : { loggerInstance: parts.logger }),
  });
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    await parts.conversations.endPauses();
  });
  // Otherwise a connection whose turn is answered during the shutdown would stay open and block it.
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

/** The error that a response reports: the error itself if its definition has a status. */
function answerTo(error: unknown): AppError {
  if (error instanceof AppError) return error.status === undefined ? serverErrors.SERVER_INTERNAL({}) : error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const detail = error.validation
      .map((issue) => `${issue.instancePath} ${issue.message ?? ''}`.trim())
      .join('; ');
    return serverErrors.SERVER_INVALID_REQUEST({ detail });
  }
  // Fastify's own errors keep their status: a body that is not JSON, is too large or has the wrong content type.
  const { statusCode: status, message = 'unknown' } = error as { statusCode?: number; message?: string };
  if (status === undefined || status < 400 || status >= 500) return serverErrors.SERVER_INTERNAL({});
  return new AppError(serverErrors.SERVER_INVALID_REQUEST({ detail: message }).toJSON(), { status });
}
