import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

/**
 * `/healthz`: the process lives. `/readyz`: it can serve; 503 with the reason otherwise.
 */
export function healthRoutes(notReady: () => string | null): FastifyPluginAsyncZod {
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
