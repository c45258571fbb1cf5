import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { AppError } from '../base/appError.ts';
import type { Clock, SetAlarm } from '../base/ports.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { systemAlarm } from '../project/systemPorts.ts';
import { openSqliteStores } from '../stores/sqlite/openSqliteStores.ts';
import type { Stores } from '../stores/stores.ts';
import { createConversations } from './createConversations.ts';
import { createServer } from './createServer.ts';
import { serverErrors } from './errors.ts';
import { createTokenVerifier } from './identity/createTokenVerifier.ts';
import { startOutbox } from './outbox/startOutbox.ts';
import { startTimers } from './timers/startTimers.ts';

/** What {@link startRuntime} needs. */
export interface RuntimeOptions {
  readonly engine: ConversationEngine;
  readonly version: string;
  /** Folder of the database. */
  readonly dataFolder: string;
  /** The stores, which are closed with the runtime; SQLite in the data folder if absent. */
  readonly stores?: Stores | undefined;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** URL that receives handoff packets; null keeps them in the database. */
  readonly webhook: string | null;
  /** Verifies the tokens with which an application identifies its customers; null: no tokens are accepted. */
  readonly customerSecret: string | null;
  readonly clock: Clock;
  /** Sets alarms for conversations' timers and pauses; the system's timers if absent. */
  readonly setAlarm?: SetAlarm | undefined;
  readonly logger: FastifyBaseLogger | null;
}

/** A running runtime. */
export interface Runtime {
  readonly url: string;
  /** The number of handoff packets that are not delivered yet. */
  waitingPackets(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Serves conversations over HTTP until closed.
 *
 * @throws AppError SERVER_WEBHOOK_INVALID, SERVER_CUSTOMER_SECRET_SHORT, SERVER_PORT_TAKEN, SERVER_CANNOT_LISTEN, SQLITE_UNUSABLE.
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { engine, clock, logger, webhook } = options;
  if (webhook !== null && !isHttpUrl(webhook)) throw serverErrors.SERVER_WEBHOOK_INVALID({ url: webhook });
  const tokens = createTokenVerifier(options.customerSecret, clock);
  const stores =
    options.stores ??
    openSqliteStores(join(options.dataFolder, 'runtime.sqlite'), {
      clock,
      onUnreadable: ({ id, cause }) =>
        logger?.error(
          { err: cause, conversation: id },
          'a conversation of an earlier version cannot be read',
        ),
    });
  const outbox = startOutbox({
    store: stores.outbox,
    webhook,
    clock,
    onDelivery: ({ id, error }) => {
      if (error === null) logger?.info({ packet: id }, 'handoff packet delivered');
      else logger?.warn({ packet: id, error }, 'handoff packet not delivered; it will be retried');
    },
    onTrouble: (error) =>
      logger?.error(error, 'handoff packets cannot be read or updated; this will be retried'),
  });
  const conversations = createConversations(
    engine,
    stores,
    ({ timer, handsOff }) => {
      if (handsOff) outbox.wake();
      timers.schedule(timer);
    },
    {
      onMissing: (missing) => logger?.warn(missing, 'a handoff packet has a statement without wording'),
      onTrouble: (error, conversation) =>
        logger?.error({ err: error, conversation }, 'messages that were kept could not be read'),
      setAlarm: options.setAlarm,
    },
  );
  const timers = startTimers({
    store: stores.timers,
    wake: conversations.wake,
    clock,
    setAlarm: options.setAlarm ?? systemAlarm,
    onTrouble: (error, conversation) =>
      logger?.error({ err: error, conversation }, 'a timer could not be fired; it will be retried'),
  });
  let closing = false;
  const app = await createServer({
    conversations,
    tokens,
    notReady: () => (closing ? 'the runtime is shutting down' : null),
    info: { project: engine.projectName, version: options.version },
    logger,
  });
  const close = async (): Promise<void> => {
    closing = true;
    await app.close();
    await timers.close();
    await outbox.close();
    await stores.close();
  };
  try {
    await conversations.resume();
    await app.listen({ host: options.host, port: options.port });
  } catch (cause) {
    await close();
    throw cannotListen(options, cause);
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${authority(options.host, port)}`,
    waitingPackets: () => stores.outbox.waiting(),
    close,
  };
}

function cannotListen({ host, port }: RuntimeOptions, cause: unknown): AppError {
  if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return serverErrors.SERVER_PORT_TAKEN({ port }, { cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return serverErrors.SERVER_CANNOT_LISTEN({ address: authority(host, port), reason }, { cause });
}

function authority(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
