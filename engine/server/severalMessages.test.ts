import { describe, expect, it } from 'vitest';
import { compileProject } from '../machine/compileProject.ts';
import { type StateSketch, sketchFlow, sketchProject } from '../machine/fixtures/machineHarness.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { eventually } from '../project/fixtures/eventually.ts';
import { createMemoryStores } from '../stores/createMemoryStores.ts';
import { createConversations } from './createConversations.ts';
import { createServer } from './createServer.ts';
import { testEngine } from './fixtures/runtimeParts.ts';
import { createTokenVerifier } from './identity/createTokenVerifier.ts';

const states: readonly StateSketch[] = [
  { id: 'ask', kind: 'collect', slot: 'name', always: true, prompt: 'And?', on: { next: 'tell' } },
  { id: 'tell', kind: 'message', text: 'Noted', on: { next: 'ask' } },
];
const project = sketchProject([sketchFlow('main', states)], {
  slots: { name: { type: 'text' } },
  policies: { messages: { pause: 1.5 } },
});
const engine = testEngine({
  compiled: compileProject(project, nodeRegistry),
  clock: { now: () => 1_700_000_000_000 },
});

/** A runtime on stores that outlive it; its pauses end when `ring` is called. */
async function runtime(stores = createMemoryStores(engine.clock)) {
  const alarms = new Set<() => void>();
  const conversations = createConversations(engine, stores, () => undefined, {
    setAlarm: (_, ring) => {
      alarms.add(ring);
      return () => void alarms.delete(ring);
    },
  });
  const app = await createServer({
    conversations,
    tokens: createTokenVerifier(null, engine.clock),
    notReady: () => null,
    info: { project: 'Shop', version: '1' },
    logger: null,
  });
  const post = (id: string, payload: object) =>
    app.inject({ method: 'POST', url: `/conversations/${id}/messages`, payload });
  return {
    app,
    stores,
    conversations,
    post,
    ring: () => {
      for (const alarm of [...alarms]) {
        alarms.delete(alarm);
        alarm();
      }
    },
    start: async (): Promise<string> =>
      (await app.inject({ method: 'POST', url: '/conversations' })).json().id,
    read: async (id: string) => (await app.inject({ url: `/conversations/${id}` })).json(),
    heard: async (id: string): Promise<readonly string[]> =>
      (await app.inject({ url: `/conversations/${id}` }))
        .json()
        .messages.filter(({ from }: { from: string }) => from === 'customer')
        .map(({ text }: { text: string }) => text),
  };
}

describe('several messages over HTTP', () => {
  it('get one answer, are counted while they wait, and stay single in the transcript', async () => {
    const { post, start, read, ring, heard, stores } = await runtime();
    const id = await start();
    const answers = [post(id, { text: 'my' })];
    await eventually(async () => expect((await read(id)).waiting).toBe(1));
    answers.push(post(id, { text: 'name is Ann' }));
    await eventually(async () => expect((await read(id)).waiting).toBe(2));
    ring();
    const [one, other] = (await Promise.all(answers)).map((response) => response.json());
    expect(one).toEqual(other);
    expect(one).toMatchObject({ turn: 1, messages: [{ text: 'Noted' }, { text: 'And?' }] });
    expect(await heard(id)).toEqual(['my', 'name is Ann']);
    expect((await read(id)).waiting).toBe(0);
    expect(await stores.inbox.list({ limit: 10 })).toEqual([]);
  });

  it('that were kept when the process died are read by the next one, in order with later ones', async () => {
    const died = await runtime();
    const id = await died.start();
    void died.post(id, { text: 'first' });
    await eventually(async () => expect((await died.read(id)).waiting).toBe(1));
    const next = await runtime(died.stores);
    await next.conversations.resume();
    expect(await next.heard(id)).toEqual([]);
    const answer = next.post(id, { text: 'second' });
    await eventually(async () => expect((await next.read(id)).waiting).toBe(2));
    next.ring();
    expect((await answer).json().turn).toBe(1);
    expect(await next.heard(id)).toEqual(['first', 'second']);
  });

  it('that were kept are read without another message', async () => {
    const died = await runtime();
    const id = await died.start();
    void died.post(id, { text: 'anybody there?' });
    await eventually(async () => expect((await died.read(id)).waiting).toBe(1));
    const next = await runtime(died.stores);
    await next.conversations.resume();
    next.ring();
    await eventually(async () => {
      next.ring();
      expect(await next.heard(id)).toEqual(['anybody there?']);
    });
  });

  it('are read at once when the runtime closes', async () => {
    const { app, post, start, read, conversations } = await runtime();
    const id = await start();
    const answer = post(id, { text: 'Ann' });
    await eventually(async () => expect((await read(id)).waiting).toBe(1));
    await app.close();
    expect((await answer).statusCode).toBe(200);
    expect((await conversations.get(id)).snapshot.turn).toBe(1);
  });

  it('may be pictures, whose content is refused', async () => {
    const { post, start, read } = await runtime();
    const id = await start();
    const attachments = [{ kind: 'picture', name: 'me.jpg' }];
    const answer = (await post(id, { text: '', attachments })).json();
    expect(answer.messages[0].text).toContain("can't look at pictures");
    expect((await read(id)).messages[1]).toMatchObject({ from: 'customer', text: '', attachments });
    const refused = await post(id, { text: '', attachments: [{ kind: 'picture', data: 'AAAA' }] });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().error).toMatchObject({ code: 'SERVER_INVALID_REQUEST' });
    expect(refused.json().error.message).toContain('contents are not taken');
    expect((await post(id, { text: ' ' })).json().error.code).toBe('CONVERSATION_MESSAGE_EMPTY');
  });
});
