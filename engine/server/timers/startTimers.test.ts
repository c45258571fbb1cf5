import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../conversation/session.ts';
import { fixtureEngine } from '../../conversation/testing/fixtureEngine.ts';
import { readFixtureProject } from '../../conversation/testing/readFixtureProject.ts';
import { policies } from '../../model/documents/policies.ts';
import { eventually } from '../../project/fixtures/eventually.ts';
import { temporaryFolder } from '../../project/fixtures/temporaryFolder.ts';
import { systemIds } from '../../project/systemPorts.ts';
import { createMemoryStores } from '../../stores/createMemoryStores.ts';
import { openSqliteStores } from '../../stores/sqlite/openSqliteStores.ts';
import type { Stores } from '../../stores/stores.ts';
import { createConversations } from '../createConversations.ts';
import { startTimers } from './startTimers.ts';

const minute = 60_000;

/** A clock that changes only when it is set, with an alarm that fires then. */
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

/** The runtime without HTTP, for a project with a reprompt after a minute of silence. */
function runtime(time: ReturnType<typeof standingClock>, stores: Stores = createMemoryStores(time.clock)) {
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
  const conversations = createConversations(engine, stores, ({ timer }) => timers.schedule(timer));
  const timers = startTimers({
    store: stores.timers,
    wake: conversations.wake,
    clock: time.clock,
    setAlarm: time.setAlarm,
    onTrouble: (_error, conversation) => troubles.push(conversation),
  });
  const heardIn = async (id: string) => heard(await (await conversations.get(id)).history());
  return { conversations, timers, stores, troubles, heardIn };
}

const heard = (log: readonly LogEntry[]) =>
  log.flatMap((entry) =>
    entry.entry === 'effect' && entry.effect.type === 'say' ? [entry.effect.text] : [],
  );

describe('timers of conversations', () => {
  it('fire when due, and notify followers', async () => {
    const time = standingClock();
    const { conversations, timers, heardIn } = runtime(time);
    const first = (await conversations.start()).session.header.id;
    time.pass(minute / 2);
    const second = (await conversations.start()).session.header.id;
    const seen: LogEntry[] = [];
    const { length } = await conversations.get(first);
    const onTrouble = (error: unknown) => expect(error).toBeUndefined();
    await conversations.follow(first, length, { onEntry: (entry) => seen.push(entry), onTrouble });
    await timers.reset();
    expect(time.alarmIn()).toBe(minute / 2);
    time.pass(minute / 2);
    await timers.close();
    await eventually(() => expect(heard(seen)).toEqual(['Are you still there?']));
    expect(await heardIn(second)).not.toContain('Are you still there?');
  });

  it('fire for the next conversation, and never twice for one time', async () => {
    const time = standingClock();
    const { conversations, timers, heardIn } = runtime(time);
    const { id } = (await conversations.start()).session.header;
    await timers.reset();
    time.pass(minute);
    await conversations.wake(id);
    await conversations.wake(id);
    await timers.reset();
    expect((await heardIn(id)).filter((text) => text === 'Are you still there?')).toHaveLength(1);
    expect(time.alarmIn()).toBe(minute);
    await timers.close();
    expect(time.alarmIn()).toBeUndefined();
  });

  it('start again with an earlier message', async () => {
    const time = standingClock();
    const { conversations, timers, heardIn } = runtime(time);
    const { id } = (await conversations.start()).session.header;
    await timers.reset();
    time.pass(minute - 1);
    const sent = conversations.send(id, { text: 'I want to return an item' });
    time.pass(1);
    await sent;
    await timers.close();
    expect(await heardIn(id)).not.toContain('Are you still there?');
    expect((await conversations.get(id)).snapshot.timer?.at).toBe(time.clock.now() + minute);
  });

  it('catch up after a restart', async () => {
    const time = standingClock();
    const path = join(temporaryFolder(), 'runtime.sqlite');
    const before = runtime(time, openSqliteStores(path, { clock: time.clock }));
    const { id } = (await before.conversations.start()).session.header;
    await before.timers.close();
    await before.stores.close();
    time.pass(10 * minute);

    const after = runtime(time, openSqliteStores(path, { clock: time.clock }));
    await after.timers.reset();
    expect(time.alarmIn()).toBe(-9 * minute);
    time.pass(0);
    await after.timers.close();
    expect(await after.heardIn(id)).toContain('Are you still there?');
    await after.stores.close();
  });

  it('are retried later if a conversation cannot be resumed, and do not hold up others', async () => {
    const time = standingClock();
    const stores = createMemoryStores(time.clock);
    const { load } = stores.sessions;
    const sessions = { ...stores.sessions, load: async (id: string) => (id === bad ? undefined : load(id)) };
    const broken = { ...stores, sessions };
    const { conversations, timers, troubles, heardIn } = runtime(time, broken);
    let bad = '';
    const good = (await conversations.start()).session.header.id;
    bad = (await conversations.start()).session.header.id;
    await timers.reset();
    time.pass(minute);
    await conversations.wake(good);
    await timers.close();
    expect(troubles).toEqual([bad]);
    expect(await heardIn(good)).toContain('Are you still there?');
    expect(await stores.timers.due(time.clock.now(), 10)).toEqual([]);
    expect(await stores.timers.due(time.clock.now() + minute, 10)).toContain(bad);
  });
});
