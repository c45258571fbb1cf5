import { PassThrough } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { LogEntry } from '../../conversation/session.ts';
import { errorView, toMessageView } from '../conversationView.ts';
import type { Conversations } from '../createConversations.ts';

/** A comment line this often keeps proxies from closing a quiet stream; what another process wrote is sent along. */
const heartbeatMs = 15_000;

/**
 * `GET /conversations/:id/events`: server-sent events. `message` for each message, `handoff` when the conversation
 * goes to a person, `end` when it is over. The event id is the entry's place in the log, so a client that reconnects
 * with `Last-Event-ID` misses nothing and sees nothing twice.
 */
export function eventRoutes(conversations: Conversations): FastifyPluginAsyncZod {
  return async (app) => {
    const open = new Set<() => void>();
    let closing = false;
    // Streams never end by themselves: the server would wait for them for ever when it closes.
    app.addHook('preClose', async () => {
      closing = true;
      for (const end of open) end();
    });
    app.get(
      '/conversations/:id/events',
      {
        schema: {
          summary: 'Stream the conversation (server-sent events: message, handoff, end)',
          params: z.object({ id: z.string().min(1) }),
          headers: z.object({ 'last-event-id': z.string().optional() }),
          response: {
            200: {
              description: 'Events until the client goes or the runtime shuts down',
              content: { 'text/event-stream': { schema: z.unknown() } },
            },
            404: errorView,
          },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const seen = Number.parseInt(request.headers['last-event-id'] ?? '', 10);
        const from = Number.isNaN(seen) ? 0 : Math.max(0, seen + 1);
        const stream = new PassThrough();
        const following = await conversations.follow(id, from, {
          onEntry: (entry, number) => {
            const event = toServerSentEvent(entry);
            if (event !== undefined)
              stream.write(`id: ${number}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`);
          },
          onTrouble: (error) => request.log.error(error, 'a conversation that is followed cannot be read'),
        });
        const heartbeat = setInterval(() => {
          stream.write(': alive\n\n');
          following.check();
        }, heartbeatMs);
        const end = (): void => {
          clearInterval(heartbeat);
          following.close();
          open.delete(end);
          stream.end();
        };
        open.add(end);
        reply.raw.once('close', end);
        // The client may have gone, and the runtime begun to close, while the log was read.
        if (reply.raw.destroyed || closing) end();
        return reply
          .type('text/event-stream; charset=utf-8')
          .header('cache-control', 'no-cache, no-transform')
          .send(stream);
      },
    );
  };
}

function toServerSentEvent(entry: LogEntry): { readonly name: string; readonly data: unknown } | undefined {
  const message = toMessageView(entry);
  if (message !== undefined) return { name: 'message', data: message };
  if (entry.entry === 'handoff') {
    // The packet itself goes to the webhook; a customer's channel learns only that and where.
    const { id, queue, priority } = entry.packet;
    return { name: 'handoff', data: { id, queue, priority } };
  }
  if (entry.entry === 'effect' && entry.effect.type === 'end') {
    return { name: 'end', data: { resolution: entry.effect.resolution } };
  }
  return undefined;
}
