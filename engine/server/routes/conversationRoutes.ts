import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { languageTag } from '../../model/identifier.ts';
import { writeRecording } from '../../replay/writeRecording.ts';
import { answerView, conversationView, transcriptView } from '../conversationView.ts';
import type { Conversations } from '../createConversations.ts';
import type { TokenVerifier } from '../identity/createTokenVerifier.ts';
import { errorView } from './errorView.ts';

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
