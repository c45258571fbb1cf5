import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { eventually } from '../project/fixtures/eventually.ts';
import { temporaryFolder } from '../project/fixtures/temporaryFolder.ts';
import { startReceiver } from './fixtures/receiver.ts';

const clients = 6;
/** Turns that each process acknowledges, at least, before it is killed. */
const lives = [7, 44, 23];
/** Four processes start one after the other, possibly on a slow machine. */
const timeoutMs = 180_000;

/** The messages of a customer, and which of them were answered. */
interface Customer {
  readonly id: string;
  readonly sent: string[];
  readonly acknowledged: string[];
  ended: boolean;
}

async function serve(folder: string, webhook: string): Promise<{ child: ChildProcess; url: string }> {
  const program = fileURLToPath(new URL('./fixtures/serveFixture.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder, webhook], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, url: line.toString().trim() };
}

/** @returns Undefined when the process was killed before it answered. */
async function request<T>(url: string, body?: object): Promise<T | undefined> {
  const post = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  try {
    const response = await fetch(url, post);
    const answer = await response.json();
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return answer as T;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Talks until the process is gone. `onTurn` is told of every turn that was answered. */
async function talk(url: string, customers: Customer[], name: string, onTurn: () => void): Promise<void> {
  let customer = customers.filter(({ ended }) => !ended).find(({ sent }) => sent[0]?.startsWith(name));
  for (;;) {
    if (customer === undefined || customer.ended) {
      const begun = await request<{ id: string }>(`${url}/conversations`, {});
      if (begun === undefined) return;
      customer = { id: begun.id, sent: [], acknowledged: [], ended: false };
      customers.push(customer);
    } else {
      const said = customer.sent.length;
      const text = said > 0 && said % 5 === 0 ? 'a person, please' : `${name} ${said}`;
      customer.sent.push(text);
      const answer = await request<{ status: string }>(`${url}/conversations/${customer.id}/messages`, {
        text,
      });
      if (answer === undefined) return;
      customer.acknowledged.push(text);
      customer.ended = answer.status === 'ended';
    }
    onTurn();
  }
}

it(
  'a runtime that is killed in the middle loses and duplicates nothing that it has acknowledged',
  async () => {
    const folder = temporaryFolder();
    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    const customers: Customer[] = [];
    const check = async (url: string): Promise<void> => {
      for (const customer of customers) {
        const transcript = await request<{
          status: string;
          messages: readonly { from: string; text: string }[];
        }>(`${url}/conversations/${customer.id}`);
        const heard =
          transcript?.messages.flatMap(({ from, text }) => (from === 'customer' ? [text] : [])) ?? [];
        // In order, once each; the last unanswered message may be there.
        const unanswered = customer.sent.filter((text) => !customer.acknowledged.includes(text));
        const withoutUnanswered = heard.filter((text) => !unanswered.includes(text));
        expect(withoutUnanswered).toEqual(customer.acknowledged);
        expect(new Set(heard).size).toBe(heard.length);
        customer.ended = transcript?.status === 'ended';
      }
    };
    for (const life of lives) {
      const { child, url } = await serve(folder, receiver.url);
      await check(url);
      let turns = 0;
      const exited = once(child, 'exit');
      await Promise.all([
        ...Array.from({ length: clients }, (_, client) =>
          talk(url, customers, `client ${client}, life ${life}:`, () => {
            turns += 1;
            if (turns === life) child.kill('SIGKILL');
          }),
        ),
        exited,
      ]);
      expect(turns).toBeGreaterThanOrEqual(life);
    }
    const { child, url } = await serve(folder, receiver.url);
    await check(url);
    const handedOver = customers.filter(({ ended }) => ended).map(({ id }) => id);
    expect(handedOver.length).toBeGreaterThan(0);
    const delivered = (): readonly string[] => [
      ...new Set(receiver.deliveries.map(({ body }) => JSON.parse(body).conversationId as string)),
    ];
    await eventually(() => expect([...delivered()].sort()).toEqual([...handedOver].sort()));
    // A packet that is delivered again is the same packet.
    const keys = new Set(receiver.deliveries.map(({ headers }) => headers['idempotency-key']));
    expect(keys.size).toBe(handedOver.length);
    child.kill('SIGKILL');
  },
  timeoutMs,
);
