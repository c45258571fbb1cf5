import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationEngine } from '../../engine/conversation/conversationEngine.ts';
import type { LogEntry, Session } from '../../engine/conversation/session.ts';
import { openSqlite } from '../../engine/project/openSqlite.ts';
import { systemClock } from '../../engine/project/systemPorts.ts';
import { type Conversations, createConversations } from '../../engine/server/createConversations.ts';
import { startOutbox } from '../../engine/server/outbox/startOutbox.ts';
import { startTimers } from '../../engine/server/timers/startTimers.ts';
import { openSqliteStores } from '../../engine/stores/sqlite/openSqliteStores.ts';
import type { Stores } from '../../engine/stores/stores.ts';
import { benchEngine } from '../conversation/benchEngine.ts';
import { endlessProject } from '../conversation/endlessProject.ts';
import { preparedNlu } from '../conversation/preparedNlu.ts';
import { alternate, processTime, type Side } from '../lib/alternate.ts';
import { cost } from '../lib/cost.ts';
import type { Effort, Figure } from '../lib/figure.ts';

/** Number of turns per conversation, which are averaged. */
const turns = 10;
const early = 5;
const late = 400;
const few = 10;
/** Makes a conversation of five turns 11 kB large: larger than a page of the database. */
const remark = 'what a customer writes '.repeat(25);

/** The runtime without HTTP: conversations, timers and outbox with a separate database. */
interface Served {
  readonly path: string;
  readonly conversations: Conversations;
  readonly stores: Stores;
  readonly close: () => Promise<void>;
}

/** A conversation at a certain turn, to be copied into stores under other ids. */
interface Specimen {
  readonly session: Session;
  readonly log: readonly LogEntry[];
}

/**
 * Compares the cost of a runtime turn with its store (load, engine, commit), in CPU time of the whole process: late and
 * early in a conversation, and in a store with many and with few conversations.
 */
export async function storedTurns(effort: Effort): Promise<readonly Figure[]> {
  const { stored = 100_000 } = effort;
  const engine = { ...(await benchEngine(endlessProject())), nlu: preparedNlu };
  const folder = mkdtempSync(join(tmpdir(), 'dialoom-bench-'));
  const [small, large] = [
    serve(engine, join(folder, 'small.sqlite')),
    serve(engine, join(folder, 'large.sqlite')),
  ];
  try {
    const atTurn = async (turn: number): Promise<Specimen> => takeTo(small, turn);
    const [young, old] = [await atTurn(early - 1), await atTurn(late - 1)];
    const byLength = [young, old].map((specimen, index) => onCopies(small, specimen, `by_length_${index}`));
    const [first, last] = await alternate(byLength, effort, processTime);
    for (let index = 0; index < few; index += 1) await put(small.stores, `few_${index}`, young);
    await put(large.stores, 'filled', young);
    fill(large.path, stored);
    const byNumber = [onCopies(small, young, 'by_number'), onStored(large, stored)];
    const [alone, among] = await alternate(byNumber, effort, processTime);
    if (first === undefined || last === undefined || alone === undefined || among === undefined) return [];
    return [
      cost({
        name: `stored_turn_${late}_vs_turn_${early}`,
        title: `Turn ${late} of a conversation, with the runtime's store`,
        taken: last,
        turns,
        as: { taken: first, title: `turn ${early}` },
        atMost: 1.5,
      }),
      cost({
        name: 'stored_turn_in_100000_vs_10',
        title: `A turn in a store of ${stored.toLocaleString('en')} conversations`,
        taken: among,
        turns,
        as: { taken: alone, title: `${few} conversations` },
        atMost: 1.2,
      }),
    ];
  } finally {
    await small.close();
    await large.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function serve(engine: ConversationEngine, path: string): Served {
  const stores = openSqliteStores(path, { clock: systemClock });
  const fail = (error: unknown): never => {
    throw error;
  };
  const outbox = startOutbox({
    store: stores.outbox,
    webhook: null,
    clock: systemClock,
    onDelivery: fail,
    onTrouble: fail,
  });
  const conversations = createConversations(engine, stores, ({ timer, handsOff }) => {
    if (handsOff) outbox.wake();
    timers.schedule(timer);
  });
  const timers = startTimers({
    store: stores.timers,
    wake: conversations.wake,
    clock: systemClock,
    setAlarm: () => () => undefined,
    onTrouble: fail,
  });
  const close = async (): Promise<void> => {
    await timers.close();
    await outbox.close();
    await stores.close();
  };
  return { path, conversations, stores, close };
}

async function takeTo({ conversations }: Served, turn: number): Promise<Specimen> {
  const { id } = (await conversations.start()).session.header;
  await say(conversations, id, turn);
  const session = await conversations.get(id);
  return { session, log: await session.history() };
}

async function say(conversations: Conversations, id: string, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await conversations.send(id, { text: `Remark number ${turn}, which is as long as ${remark}` });
  }
}

async function put({ sessions }: Stores, id: string, { session, log }: Specimen): Promise<void> {
  const { snapshot, header } = session;
  const state = { header: { ...header, id }, snapshot };
  await sessions.append(id, { expected: 'absent', entries: log, state, timer: Date.now() + 86_400_000 });
}

/** Runs turns of copies, which are stored before each round and deleted before the next. */
function onCopies({ stores, conversations }: Served, specimen: Specimen, name: string): Side {
  let copies: string[] = [];
  let made = 0;
  return {
    prepare: async (times) => {
      for (const id of copies) await stores.sessions.delete(id);
      copies = Array.from({ length: times }, (_, index) => `${name}_${made + index}`);
      made += times;
      for (const copy of copies) await put(stores, copy, specimen);
    },
    run: async () => {
      for (const id of copies) await say(conversations, id, turns);
    },
  };
}

/** Runs turns of conversations from all over the store, each of them once. */
function onStored({ conversations }: Served, stored: number): Side {
  // A prime step that does not divide a round number reaches every position, and never the same page twice in a row.
  const step = 7_919;
  let place = 0;
  return {
    run: async (times) => {
      for (let count = 0; count < times; count += 1) {
        place = (place + step) % stored;
        await say(conversations, `filled_${place}`, turns);
      }
    },
  };
}

/** Copies the conversation `filled` the given number of times, each with a timer, as fast as the disk allows. */
function fill(path: string, stored: number): void {
  const database = openSqlite(path, []);
  database.pragma('synchronous = OFF');
  database.exec(`
    BEGIN;
    WITH RECURSIVE place(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM place WHERE n + 1 < ${stored})
      INSERT INTO conversations (id, revision, due_at, header, snapshot)
      SELECT 'filled_' || n, revision, due_at + n, json_set(header, '$.id', 'filled_' || n), snapshot
      FROM place, conversations WHERE id = 'filled';
    INSERT INTO entries (conversation, number, version, entry)
      SELECT copy.key, number, version, entry
      FROM conversations AS copy, entries
      WHERE copy.id GLOB 'filled_*' AND conversation = (SELECT key FROM conversations WHERE id = 'filled')
      ORDER BY copy.key, number;
    COMMIT;
  `);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
