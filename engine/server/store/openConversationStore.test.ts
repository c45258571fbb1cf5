import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handleMessage } from '../../conversation/handleMessage.ts';
import { startConversation } from '../../conversation/startConversation.ts';
import { writeFiles } from '../../project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../project/fixtures/temporaryFolder.ts';
import { testEngine } from '../fixtures/runtimeParts.ts';
import { openConversationStore } from './openConversationStore.ts';

async function escalated() {
  const engine = testEngine();
  const begun = await startConversation(engine, { source: 'runtime' });
  const { session, turn } = await handleMessage(engine, begun.session, { text: 'a person, please' });
  if (turn.packet === null) throw new Error('no packet');
  return { begun: begun.session, session, packet: turn.packet };
}

describe('openConversationStore', () => {
  it('gives a session back as it was, also to another process', async () => {
    const path = join(temporaryFolder(), 'data', 'runtime.sqlite');
    const { begun, session } = await escalated();
    const first = openConversationStore(path);
    expect(first.find(session.header.id)).toBeUndefined();
    first.commit(begun, []);
    first.commit(session, []);
    first.close();
    const second = openConversationStore(path);
    expect(second.find(session.header.id)).toEqual(session);
    second.close();
  });

  it('keeps a packet until it is delivered, once whatever happens, oldest first', async () => {
    const path = join(temporaryFolder(), 'runtime.sqlite');
    const { session, packet } = await escalated();
    const later = { ...packet, id: 'later', at: packet.at + 1 };
    const first = openConversationStore(path);
    first.commit(session, [later, packet]);
    first.commit(session, [packet]);
    first.close();

    const store = openConversationStore(path);
    expect(store.waiting()).toBe(2);
    expect(store.due(packet.at, 10).map(({ id }) => id)).toEqual([packet.id]);
    expect(store.due(packet.at + 1, 10).map(({ id }) => id)).toEqual([packet.id, 'later']);
    expect(store.due(packet.at + 1, 1)).toHaveLength(1);
    expect(JSON.parse(store.due(packet.at, 1)[0]?.body ?? '')).toEqual(packet);

    store.postpone(packet.id, packet.at + 100, 'the receiver answered 500');
    expect(store.due(packet.at + 1, 10).map(({ id }) => id)).toEqual(['later']);
    expect(store.due(packet.at + 100, 10).find(({ id }) => id === packet.id)?.attempts).toBe(1);
    store.delivered('later');
    expect(store.nextDue()).toBe(packet.at + 100);
    store.delivered(packet.id);
    expect([store.waiting(), store.nextDue()]).toEqual([0, undefined]);
    store.close();
  });

  it('commits a turn with its packets or not at all', async () => {
    const store = openConversationStore(':memory:');
    const { session, packet } = await escalated();
    const unserialisable = { ...packet, slots: { loop: 1n as unknown as number } };
    expect(() => store.commit(session, [packet, unserialisable])).toThrow();
    expect([store.find(session.header.id), store.waiting()]).toEqual([undefined, 0]);
  });

  it('says what is wrong with a damaged database', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'runtime.sqlite': 'somebody else wrote this file, and it is no database at all' });
    expect(() => openConversationStore(join(folder, 'runtime.sqlite'))).toThrow(
      expect.objectContaining({ code: 'SQLITE_UNUSABLE' }),
    );
  });
});
