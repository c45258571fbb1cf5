import { get } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answered } from '../conversation/testing/fixtureEngine.ts';
import type { ActionPort } from '../model/ports.ts';
import { eventually } from '../project/fixtures/eventually.ts';
import { temporaryFolder } from '../project/fixtures/temporaryFolder.ts';
import { systemClock } from '../project/systemPorts.ts';
import { startReceiver } from './fixtures/receiver.ts';
import { testEngine } from './fixtures/runtimeParts.ts';
import { type Runtime, type RuntimeOptions, startRuntime } from './startRuntime.ts';

async function serve(change: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  const runtime = await startRuntime({
    engine: testEngine(),
    version: '1',
    dataFolder: change.dataFolder ?? temporaryFolder(),
    host: '127.0.0.1',
    port: 0,
    webhook: null,
    customerSecret: null,
    clock: systemClock,
    logger: null,
    ...change,
  });
  return runtime;
}

async function post(
  url: string,
  body: object,
): Promise<{ id: string; turn: number; messages: { text: string }[] }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

/** Follows an event stream; `text` is what was received so far. */
function follow(url: string, headers: Record<string, string> = {}) {
  const stream = { text: '', ended: false, stop: () => sent.destroy() };
  const sent = get(url, { headers, agent: false }, (response) => {
    response.setEncoding('utf8');
    response.on('data', (chunk) => {
      stream.text += chunk;
    });
    response.on('close', () => {
      stream.ended = true;
    });
  });
  sent.on('error', () => undefined);
  onTestFinished(() => void sent.destroy());
  return stream;
}

function events(text: string) {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('id: '))
    .map((block) => {
      const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      return { id: Number(id), event, data: JSON.parse(data ?? 'null') };
    });
}

describe('startRuntime', () => {
  it('streams a conversation, from where a client left off', async () => {
    const runtime = await serve();
    onTestFinished(() => runtime.close());
    const { id } = await post(`${runtime.url}/conversations`, {});
    const url = `${runtime.url}/conversations/${id}/events`;
    const stream = follow(url);
    await eventually(() => expect(events(stream.text)).toHaveLength(2));
    await post(`${runtime.url}/conversations/${id}/messages`, { text: 'status of order 1234567890' });
    await eventually(() =>
      expect(events(stream.text).map(({ data }) => data.text)).toContain('Your order is shipped.'),
    );
    const seen = events(stream.text);
    expect(seen.map(({ event }) => event)).toEqual(seen.map(() => 'message'));
    expect(seen[2]?.data).toMatchObject({ from: 'customer', text: 'status of order 1234567890' });

    // The client disconnects, misses a turn and reconnects: nothing twice, nothing lost.
    stream.stop();
    await post(`${runtime.url}/conversations/${id}/messages`, { text: 'a person, please' });
    const again = follow(url, { 'last-event-id': String(seen.at(-1)?.id) });
    await eventually(() =>
      expect(events(again.text).map(({ event }) => event)).toEqual(
        expect.arrayContaining(['handoff', 'end']),
      ),
    );
    const missed = events(again.text);
    expect(missed[0]?.data).toMatchObject({ from: 'customer', text: 'a person, please' });
    expect(missed.find(({ event }) => event === 'end')?.data).toEqual({ resolution: 'escalated' });
    expect(Object.keys(missed.find(({ event }) => event === 'handoff')?.data)).toEqual([
      'id',
      'queue',
      'priority',
    ]);
    const whole = follow(url);
    await eventually(() => expect(events(whole.text)).toEqual([...seen, ...missed]));
  });

  it('keeps conversations and undelivered packets across restarts', async () => {
    const dataFolder = temporaryFolder();
    const down = await startReceiver();
    await down.close();
    const first = await serve({ dataFolder, webhook: down.url });
    const { id } = await post(`${first.url}/conversations`, {});
    const other = await post(`${first.url}/conversations`, {});
    await post(`${first.url}/conversations/${id}/messages`, { text: 'Where is my order?' });
    await post(`${first.url}/conversations/${other.id}/messages`, { text: 'a person, please' });
    expect(await first.waitingPackets()).toBe(1);
    await first.close();

    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    // The packet waits for its next attempt, a second after the first.
    const clock = { now: () => Date.now() + 60_000 };
    const second = await serve({ dataFolder, webhook: receiver.url, clock });
    onTestFinished(() => second.close());
    await eventually(async () => expect(await second.waitingPackets()).toBe(0));
    expect(receiver.deliveries.map(({ body }) => JSON.parse(body).conversationId)).toEqual([other.id]);
    const answer = await post(`${second.url}/conversations/${id}/messages`, { text: '1234567890' });
    expect(answer.messages[0]?.text).toBe('Your order is shipped.');
  });

  it('finishes and answers a running turn when closed, and ends open streams', async () => {
    let answerAction = (): void => undefined;
    let asked = (): void => undefined;
    const waiting = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const actions: ActionPort = {
      run: (call) =>
        new Promise((resolve) => {
          asked();
          answerAction = () => resolve(answered(call, { status: 'shipped', days: 3 }));
        }),
    };
    const runtime = await serve({ engine: testEngine({ ports: { run_action: actions } }) });
    const { id } = await post(`${runtime.url}/conversations`, {});
    const stream = follow(`${runtime.url}/conversations/${id}/events`);
    await eventually(() => expect(events(stream.text)).toHaveLength(2));
    const turn = post(`${runtime.url}/conversations/${id}/messages`, { text: 'status of order 1234567890' });
    await waiting;
    const closed = runtime.close();
    answerAction();
    expect((await turn).messages[0]?.text).toBe('Your order is shipped.');
    await closed;
    await eventually(() => expect(stream.ended).toBe(true));
  });

  it('reports a port that is taken, an address of another machine, or an invalid webhook URL', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as { port: number };
    await expect(serve({ port })).rejects.toMatchObject({ code: 'SERVER_PORT_TAKEN' });
    await expect(serve({ host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'SERVER_CANNOT_LISTEN',
      message: expect.stringContaining('192.0.2.1:0'),
    });
    for (const webhook of ['ftp://x/', 'no url', 'javascript:1']) {
      await expect(serve({ webhook })).rejects.toMatchObject({ code: 'SERVER_WEBHOOK_INVALID' });
    }
  });
});
