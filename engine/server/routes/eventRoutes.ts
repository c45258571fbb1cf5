import { PassThrough } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { LogEntry } from '../../conversation/session.ts';
import { toMessageView } from '../conversationView.ts';
import type { Conversations } from '../createConversations.ts';
import { errorView } from './errorView.ts';

/** A comment line this often keeps proxies from closing a quiet stream. */
const heartbeatMs = 15_000;

/**
 * `GET /conversations/:id/events`: server-sent events. `message` for each message, `handoff` when the conversation
 * goes to a person, `end` when it is over. The event id is the entry's place in the log, so a client that reconnects
 * with `Last-Event-ID` misses nothing and sees nothing twice.
 */
export function eventRoutes(conversations: Conversations): FastifyPluginAsyncZod {
  return async (app) => {
    const streams = new Set<PassThrough>();
    // Streams never end by themselves: the server would wait for them for ever when it closes.
    app.addHook('preClose', async () => {
      for (const stream of streams) stream.end();
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
        const { log } = conversations.get(id);
        const stream = new PassThrough();
        streams.add(stream);
        const write = (entry: LogEntry, index: number): void => {
          const event = toServerSentEvent(entry);
          if (event !== undefined)
            stream.write(`id: ${index}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`);
        };
        const seen = Number.parseInt(request.headers['last-event-id'] ?? '-1', 10);
        // No await between reading the log and following it: nothing can be committed in between.
        log.forEach((entry, index) => {
          if (Number.isNaN(seen) || index > seen) write(entry, index);
        });
        const unfollow = conversations.follow(id, write);
        const heartbeat = setInterval(() => stream.write(': alive\n\n'), heartbeatMs);
        reply.raw.once('close', () => {
          clearInterval(heartbeat);
          unfollow();
          streams.delete(stream);
          stream.end();
        });
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
