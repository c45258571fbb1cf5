import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { attachments } from '../../model/attachment.ts';
import { languageTag, timeZone } from '../../model/identifier.ts';
import { writeRecording } from '../../replay/recording.ts';
import { answerView, conversationView, errorView, transcript, transcriptView } from '../conversationView.ts';
import type { Conversations } from '../createConversations.ts';
import { serverErrors } from '../errors.ts';
import type { TokenVerifier } from '../identity/createTokenVerifier.ts';

const params = z.object({ id: z.string().min(1) });

/** Routes to start a conversation, post a message, and read the transcript and the recording. */
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
              timeZone: timeZone
                .optional()
                .describe(
                  "The customer's time zone (IANA); if absent, that of the token (`zoneinfo`), then that of the project",
                ),
              customerToken: z
                .string()
                .min(1)
                .max(8_000)
                .optional()
                .describe('JWT (HS256) that identifies the customer'),
            })
            .nullish(),
          response: { 201: conversationView, 400: errorView, 401: errorView },
        },
      },
      async (request, reply) => {
        const { locale, timeZone: ownZone, customerToken } = request.body ?? {};
        const known = customerToken === undefined ? undefined : await tokens.customerOf(customerToken);
        const outcome = await conversations.start({
          locale,
          timeZone: ownZone ?? known?.timeZone,
          customer: known && { id: known.id, authenticated: true },
        });
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
          summary: "Post a message of the customer; the response has the assistant's messages",
          description:
            'Messages that follow each other within the pause of the project (`policies.messages.pause`), or arrive while a turn runs, are one turn. All of their requests get the same response, when the turn is done. Until then the messages are kept, and `GET /conversations/{id}` counts them as `waiting`.',
          params,
          body: z.object({
            text: z.string().max(10_000).describe('Empty if there are only attachments'),
            value: z.string().max(1_000).optional().describe('Value of the tapped quick reply'),
            attachments: attachments
              .optional()
              .describe(
                'Pictures, voice messages, videos and files: their kinds and names, never their content',
              ),
          }),
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
          response: { 200: transcript, 404: errorView },
        },
      },
      async ({ params: { id } }) =>
        transcriptView(await conversations.get(id), await conversations.waiting(id)),
    );
    app.get(
      '/conversations/:id/recording',
      {
        schema: {
          summary: 'Read the recording (JSON lines), for "dialoom replay" and the studio',
          params,
          response: {
            200: {
              description: 'The header, then one log entry per line',
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

/** Routes for what is remembered of a customer, used by the customer or the application that identifies them. */
export function customerRoutes(conversations: Conversations, tokens: TokenVerifier): FastifyPluginAsyncZod {
  return async (app) => {
    app.delete(
      '/customers/:id/memory',
      {
        schema: {
          summary: 'Delete everything that is remembered of a customer',
          params: z.object({ id: z.string().min(1).max(200) }),
          headers: z.object({ authorization: z.string().optional() }),
          response: {
            204: z.null().describe('Everything that was remembered of the customer has been deleted'),
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
        if ((await tokens.customerOf(token)).id !== id) throw serverErrors.SERVER_CUSTOMER_OTHER({});
        await conversations.forgetCustomer(id);
        return reply.status(204).send(null);
      },
    );
  };
}
