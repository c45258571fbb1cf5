import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Conversations } from '../createConversations.ts';
import { serverErrors } from '../errors.ts';
import type { TokenVerifier } from '../identity/createTokenVerifier.ts';
import { errorView } from './errorView.ts';

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
