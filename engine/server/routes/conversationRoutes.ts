import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { languageTag } from '../../model/identifier.ts';
import { writeRecording } from '../../replay/recording.ts';
import { answerView, conversationView, errorView, transcriptView } from '../conversationView.ts';
import type { Conversations } from '../createConversations.ts';
import { serverErrors } from '../errors.ts';
import type { TokenVerifier } from '../identity/createTokenVerifier.ts';

const params = z.object({ id: z.string().min(1) });

/** Start a conversation, post a message, read transcript and recording. */
export function conversationRoutes(
  conversations: Conversations,
  tokens: TokenVerifier,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/conversations',
      {
        schema: {
          summary: 'Start a conversation',
          body: z
            .object({
              locale: languageTag.optional(),
              customerToken: z
                .string()
                .min(1)
                .max(8_000)
                .optional()
                .describe('JWT (HS256) that says who the customer is'),
            })
            .nullish(),
          response: { 201: conversationView, 400: errorView, 401: errorView },
        },
      },
      async (request, reply) => {
        const { locale, customerToken } = request.body ?? {};
        const customer =
          customerToken === undefined
            ? undefined
            : { id: await tokens.customerOf(customerToken), authenticated: true };
        const outcome = await conversations.start({ locale, customer });
        return reply
          .status(201)
          .header('location', `/conversations/${outcome.session.header.id}`)
          .send(answerView(outcome));
      },
    );
    app.post(
      '/conversations/:id/messages',
      {
        schema: {
          summary: 'Post a message of the customer; answers with what the assistant said',
          params,
          body: z.object({ text: z.string().min(1).max(10_000), value: z.string().max(1_000).optional() }),
          response: { 200: conversationView, 400: errorView, 404: errorView, 409: errorView },
        },
      },
      async (request) => answerView(await conversations.send(request.params.id, request.body)),
    );
    app.get(
      '/conversations/:id',
      {
        schema: {
          summary: 'Read the transcript',
          params,
          response: { 200: conversationView, 404: errorView },
        },
      },
      async (request) => transcriptView(await conversations.get(request.params.id)),
    );
    app.get(
      '/conversations/:id/recording',
      {
        schema: {
          summary: 'Read the recording (JSON lines), for "dialoom replay" and the studio',
          params,
          response: {
            200: {
              description: 'The header, then a log entry a line',
              content: { 'application/jsonl': { schema: z.string() } },
            },
            404: errorView,
          },
        },
      },
      async (request, reply) => {
        const { header, history } = await conversations.get(request.params.id);
        const recording = writeRecording({ header, log: await history() });
        return reply.type('application/jsonl; charset=utf-8').send(recording);
      },
    );
  };
}

/** What a customer, or the application that vouches for them, may do with what is remembered of them. */
export function customerRoutes(conversations: Conversations, tokens: TokenVerifier): FastifyPluginAsyncZod {
  return async (app) => {
    app.delete(
      '/customers/:id/memory',
      {
        schema: {
          summary: 'Forget everything that is remembered of a customer',
          params: z.object({ id: z.string().min(1).max(200) }),
          headers: z.object({ authorization: z.string().optional() }),
          response: {
            204: z.null().describe('Nothing is remembered of the customer any more'),
            400: errorView,
            401: errorView,
            403: errorView,
          },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
        if (token === undefined) throw serverErrors.SERVER_CUSTOMER_TOKEN_MISSING({});
        if ((await tokens.customerOf(token)) !== id) throw serverErrors.SERVER_CUSTOMER_OTHER({});
        await conversations.forgetCustomer(id);
        return reply.status(204).send(null);
      },
    );
  };
}
