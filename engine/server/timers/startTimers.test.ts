import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../conversation/session.ts';
import { fixtureEngine } from '../../conversation/testing/fixtureEngine.ts';
import { readFixtureProject } from '../../conversation/testing/readFixtureProject.ts';
import { policies } from '../../model/policies.ts';
import { temporaryFolder } from '../../project/fixtures/temporaryFolder.ts';
import { openSqlite } from '../../project/openSqlite.ts';
import { systemIds } from '../../project/systemPorts.ts';
import { createConversations } from '../createConversations.ts';
import { type ConversationStore, openConversationStore } from '../store/openConversationStore.ts';
import { startTimers } from './startTimers.ts';

const minute = 60_000;

/** A clock that stands until it is set, with an alarm that rings when it is. */
function standingClock() {
  let now = 1_700_000_000_000;
  let alarm: { readonly at: number; readonly ring: () => void } | undefined;
  return {
    clock: { now: () => now },
    setAlarm: (afterMs: number, ring: () => void) => {
      const mine = { at: now + afterMs, ring };
      alarm = mine;
      return () => {
        if (alarm === mine) alarm = undefined;
      };
    },
    alarmIn: () => (alarm === undefined ? undefined : alarm.at - now),
    pass: (ms: number) => {
      now += ms;
      if (alarm === undefined || alarm.at > now) return;
      const { ring } = alarm;
      alarm = undefined;
      ring();
    },
  };
}

/** The runtime without HTTP, over a project that asks again after a minute of silence. */
function runtime(
  time: ReturnType<typeof standingClock>,
  store: ConversationStore = openConversationStore(':memory:'),
) {
  const project = readFixtureProject('shop');
  const silent = {
    ...project.manifest.policies,
    noInput: policies.parse({ noInput: { after: '60s' } }).noInput,
  };
  const engine = fixtureEngine(
    { ids: systemIds, clock: time.clock },
    { ...project, manifest: { ...project.manifest, policies: silent } },
  );
  const troubles: (string | null)[] = [];
  const conversations = createConversations(engine, store, () => timers.reset());
  const timers = startTimers({
    store,
    wake: conversations.wake,
    clock: time.clock,
    setAlarm: time.setAlarm,
    onTrouble: (_error, conversation) => troubles.push(conversation),
  });
  return { conversations, timers, store, troubles };
}

const heard = (log: readonly LogEntry[]) =>
  log.flatMap((entry) =>
    entry.entry === 'effect' && entry.effect.type === 'say' ? [entry.effect.text] : [],
  );

describe('timers of conversations', () => {
  it('wake up the one whose time has come, and tell who follows it', async () => {
    const time = standingClock();
    const { conversations, timers } = runtime(time);
    const first = (await conversations.start()).session.header.id;
    time.pass(minute / 2);
    const second = (await conversations.start()).session.header.id;
    const seen: LogEntry[] = [];
    conversations.follow(first, (entry) => seen.push(entry));
    expect(time.alarmIn()).toBe(minute / 2);
    time.pass(minute / 2);
    await timers.close();
    expect(heard(seen)).toEqual(['Are you still there?']);
    expect(heard(conversations.get(second).log)).not.toContain('Are you still there?');
  });

  it('ring for the next conversation, and never twice for one time', async () => {
    const time = standingClock();
    const { conversations, timers } = runtime(time);
    const { id } = (await conversations.start()).session.header;
    time.pass(minute);
    await conversations.wake(id);
    await conversations.wake(id);
    expect(heard(conversations.get(id).log).filter((text) => text === 'Are you still there?')).toHaveLength(
      1,
    );
    expect(time.alarmIn()).toBe(minute);
    await timers.close();
    expect(time.alarmIn()).toBeUndefined();
  });

  it('begin anew with a message that comes first', async () => {
    const time = standingClock();
    const { conversations, timers } = runtime(time);
    const { id } = (await conversations.start()).session.header;
    time.pass(minute - 1);
    const sent = conversations.send(id, { text: 'I want to return an item' });
    time.pass(1);
    await sent;
    await timers.close();
    expect(heard(conversations.get(id).log)).not.toContain('Are you still there?');
    expect(conversations.get(id).snapshot.timer?.at).toBe(time.clock.now() + minute);
  });

  it('are made up for after a restart', async () => {
    const time = standingClock();
    const path = join(temporaryFolder(), 'runtime.sqlite');
    const before = runtime(time, openConversationStore(path));
    const { id } = (await before.conversations.start()).session.header;
    await before.timers.close();
    before.store.close();
    time.pass(10 * minute);

    const after = runtime(time, openConversationStore(path));
    expect(time.alarmIn()).toBe(-9 * minute);
    time.pass(0);
    await after.timers.close();
    expect(heard(after.conversations.get(id).log)).toContain('Are you still there?');
    after.store.close();
  });

  it('are tried again later where a conversation cannot be woken up, and go on for the others', async () => {
    const time = standingClock();
    const store = openConversationStore(':memory:');
    const broken = { ...store, find: (id: string) => (id === bad ? undefined : store.find(id)) };
    const { conversations, timers, troubles } = runtime(time, broken);
    let bad = '';
    const good = (await conversations.start()).session.header.id;
    bad = (await conversations.start()).session.header.id;
    time.pass(minute);
    await conversations.wake(good);
    await timers.close();
    expect(troubles).toEqual([bad]);
    expect(heard(conversations.get(good).log)).toContain('Are you still there?');
    expect(store.dueTimers(time.clock.now(), 10)).toEqual([]);
    expect(store.dueTimers(time.clock.now() + minute, 10)).toContain(bad);
  });
});

it('reads the times of sessions that were stored before there were timers', () => {
  const path = join(temporaryFolder(), 'runtime.sqlite');
  const before = openSqlite(path, [
    `CREATE TABLE sessions (id TEXT PRIMARY KEY, session TEXT NOT NULL);
     CREATE TABLE outbox (id TEXT PRIMARY KEY, body TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
       due_at INTEGER NOT NULL, last_error TEXT);
     CREATE INDEX outbox_by_due ON outbox (due_at);`,
  ]);
  const insert = before.prepare('INSERT INTO sessions (id, session) VALUES (?, ?)');
  insert.run('old', JSON.stringify({ snapshot: { snapshot: 1 } }));
  insert.run('waiting', JSON.stringify({ snapshot: { timer: { id: 'fx_0', at: 5 } } }));
  before.close();
  const store = openConversationStore(path);
  expect([store.nextTimer(), store.dueTimers(5, 10)]).toEqual([5, ['waiting']]);
  store.close();
});
