import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { compileProject } from '../machine/compileProject.ts';
import { type StateSketch, sketchFlow, sketchProject } from '../machine/fixtures/machineHarness.ts';
import { sentPacket } from '../model/handoffPacket.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { createMemoryStores } from '../stores/createMemoryStores.ts';
import { createConversations } from './createConversations.ts';
import { createServer } from './createServer.ts';
import { testEngine } from './fixtures/runtimeParts.ts';
import { createTokenVerifier } from './identity/createTokenVerifier.ts';

const states: readonly StateSketch[] = [
  { id: 'ask', kind: 'collect', slot: 'pin', prompt: 'PIN?', on: { next: 'tell' } },
  { id: 'tell', kind: 'message', text: 'Your PIN is {{ slots.pin }}', on: { next: 'look' } },
  { id: 'look', kind: 'action', action: 'gone', inputs: { pin: 'slots.pin' }, on: { error: 'name' } },
  { id: 'name', kind: 'collect', slot: 'name', prompt: 'Name?', on: {} },
];
const project = sketchProject([sketchFlow('main', states)], {
  slots: { pin: { type: 'text', sensitive: true }, name: { type: 'text' } },
});

it('a secret reaches the customer, but no transcript, recording, packet, stream or log', async () => {
  const lines: string[] = [];
  const destination = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const engine = testEngine({
    compiled: compileProject(project, nodeRegistry),
    ports: {
      run_action: { run: ({ input }) => Promise.reject(new Error(`cannot verify ${String(input.pin)}`)) },
    },
  });
  const stores = createMemoryStores(engine.clock);
  const conversations = createConversations(engine, stores, () => undefined);
  const app = await createServer({
    conversations,
    tokens: createTokenVerifier(null, engine.clock),
    notReady: () => null,
    info: { project: 'Shop', version: '1.2.3' },
    logger: pino({ level: 'trace' }, destination),
  });
  const { id } = (await app.inject({ method: 'POST', url: '/conversations' })).json();
  const streamed: unknown[] = [];
  await conversations.follow(id, 0, {
    onEntry: (entry) => streamed.push(entry),
    onTrouble: (error) => streamed.push(String(error)),
  });
  const post = (payload: object) =>
    app.inject({ method: 'POST', url: `/conversations/${id}/messages`, payload });
  expect((await post({ text: 'Ab-4821' })).json().messages[0].text).toBe('Your PIN is Ab-4821');
  await post({ text: 'Ann, get me a person for Ab-4821' });
  await post({ text: 'Ab-4821 after the end' });
  await post({ text: '', nonsense: 'Ab-4821' });
  const [packet] = await stores.outbox.due(Number.MAX_SAFE_INTEGER, 10);
  const transcript = (await app.inject({ url: `/conversations/${id}` })).body;
  expect(transcript).toContain('Your PIN is Xx-0000');
  expect(packet?.body).toContain('Xx-0000');
  // The packet is sent with its sentences.
  const sent = sentPacket.parse(JSON.parse(packet?.body ?? ''));
  expect([sent.language, sent.reason.text]).toEqual(['en', 'The customer asked for a person']);
  const recording = (await app.inject({ url: `/conversations/${id}/recording` })).body;
  for (const text of [
    transcript,
    recording,
    packet?.body,
    JSON.stringify(streamed),
    JSON.stringify([await stores.sessions.load(id), await stores.sessions.read(id)]),
  ]) {
    expect(text).not.toContain('4821');
  }
  const log = lines.join('');
  expect(log).toContain(`/conversations/${id}/messages`);
  // Logs contain no texts at all, sensitive or not.
  expect(log).not.toMatch(/4821|Ann|Xx-0000|person/);
});
