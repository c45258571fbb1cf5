import { PassThrough } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { LogEntry } from '../../conversation/session.ts';
import { errorView, toMessageViews } from '../conversationView.ts';
import type { Conversations } from '../createConversations.ts';

/**
 * Interval of comment lines, which keep proxies from closing a quiet stream; entries that another process has written
 * are sent at the same time.
 */
const heartbeatMs = 15_000;

/**
 * `GET /conversations/:id/events`: server-sent events. `message` for each message, `handoff` when the conversation is
 * handed over to an agent, `end` when it has ended. The event id is the entry's number in the log, so a client that
 * reconnects with `Last-Event-ID` misses nothing and sees nothing twice.
 */
export function eventRoutes(conversations: Conversations): FastifyPluginAsyncZod {
  return async (app) => {
    const open = new Set<() => void>();
    let closing = false;
    // Streams never end by themselves, so without this the server would never finish closing.
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
              description: 'Events until the client disconnects or the runtime shuts down',
              content: { 'text/event-stream': { schema: z.unknown() } },
            },
            404: errorView,
          },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const lastEventId = Number.parseInt(request.headers['last-event-id'] ?? '', 10);
        const from = Number.isNaN(lastEventId) ? 0 : Math.max(0, lastEventId + 1);
        const stream = new PassThrough();
        const following = await conversations.follow(id, from, {
          onEntry: (entry, number) => {
            const events = toServerSentEvents(entry);
            for (const [index, { name, data }] of events.entries()) {
              // Only the last one has the number: a client that is cut off in between gets all of them again.
              const id = index === events.length - 1 ? `id: ${number}\n` : '';
              stream.write(`${id}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
            }
          },
          onTrouble: (error) => request.log.error(error, 'a followed conversation cannot be read'),
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
        // While the log was read, the client may have disconnected or the runtime started to close.
        if (reply.raw.destroyed || closing) end();
        return reply
          .type('text/event-stream; charset=utf-8')
          .header('cache-control', 'no-cache, no-transform')
          .send(stream);
      },
    );
  };
}

interface ServerSentEvent {
  readonly name: string;
  readonly data: unknown;
}

function toServerSentEvents(entry: LogEntry): readonly ServerSentEvent[] {
  const messages = toMessageViews(entry);
  if (messages.length > 0) return messages.map((data) => ({ name: 'message', data }));
  if (entry.entry === 'handoff') {
    // The packet itself goes to the webhook; the customer's channel only learns the queue and the priority.
    const { id, queue, priority } = entry.packet;
    return [{ name: 'handoff', data: { id, queue, priority } }];
  }
  if (entry.entry === 'effect' && entry.effect.type === 'end') {
    return [{ name: 'end', data: { resolution: entry.effect.resolution } }];
  }
  return [];
}
