import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { forgetMeNlu, memoryProject } from '../conversation/fixtures/memoryProject.ts';
import { fixtureEngine } from '../conversation/testing/fixtureEngine.ts';
import type { MemoryOwner } from '../model/ports.ts';
import { temporaryFolder } from '../project/fixtures/temporaryFolder.ts';
import { systemIds } from '../project/systemPorts.ts';
import { openSqliteStores } from '../stores/sqlite/openSqliteStores.ts';
import { customerSecret, customerToken } from './fixtures/customerToken.ts';
import { testServer } from './fixtures/runtimeParts.ts';

const hour = 3_600_000;

/** A server of a project with customer memory, on the database in a folder, with its own clock. */
async function serve(folder: string, clock: { readonly now: () => number } = { now: () => Date.now() }) {
  const stores = openSqliteStores(join(folder, 'runtime.sqlite'), { clock });
  const engine = fixtureEngine({ ids: systemIds, nlu: forgetMeNlu, clock }, memoryProject());
  const { app } = await testServer({ engine, stores, customerSecret });
  const close = async () => {
    await app.close();
    await stores.close();
  };
  const start = async (customer: string) => {
    const payload = { customerToken: await customerToken(customer, { issuedAt: clock.now() }) };
    const answer = await app.inject({ method: 'POST', url: '/conversations', payload });
    return { id: answer.json().id as string, greeting: answer.json().messages[0].text as string };
  };
  const post = (id: string, text: string, value?: string) =>
    app.inject({ method: 'POST', url: `/conversations/${id}/messages`, payload: { text, value } });
  const remember = async (customer: string, name: string) => {
    const { id } = await start(customer);
    await post(id, 'yes', 'agree');
    await post(id, name, 'fill');
    return id;
  };
  return { app, stores, close, start, post, remember };
}

describe('customers over HTTP', () => {
  it('are identified by their token, and authenticated', async () => {
    const { app } = await testServer({ customerSecret });
    const payload = { customerToken: await customerToken('c1') };
    const { id } = (await app.inject({ method: 'POST', url: '/conversations', payload })).json();
    const recording = await app.inject({ url: `/conversations/${id}/recording` });
    const [, start] = recording.body.split('\n');
    expect(JSON.parse(start ?? '').event.customer).toEqual({ id: 'c1', authenticated: true });
    // The token itself is not stored anywhere.
    expect(recording.body).not.toContain(payload.customerToken);
  });

  it.each<[string, object, Readonly<Record<string, unknown>>, unknown]>([
    ['of their device', { timeZone: 'Asia/Tokyo' }, {}, { timeZone: 'Asia/Tokyo' }],
    ['of their token', {}, { zoneinfo: 'Europe/Berlin' }, { timeZone: 'Europe/Berlin' }],
    [
      'of their device before the token',
      { timeZone: 'UTC' },
      { zoneinfo: 'Europe/Berlin' },
      { timeZone: 'UTC' },
    ],
    [
      'with their region',
      { locale: 'en-GB', timeZone: 'Europe/London' },
      {},
      { locale: 'en-GB', timeZone: 'Europe/London' },
    ],
    ['of the project, if nothing is said', {}, {}, undefined],
  ])('D4: are in the time zone %s', async (_which, body, claims, place) => {
    const { app } = await testServer({ customerSecret });
    const payload = { ...body, customerToken: await customerToken('c1', { claims }) };
    const { id } = (await app.inject({ method: 'POST', url: '/conversations', payload })).json();
    const recording = await app.inject({ url: `/conversations/${id}/recording` });
    expect(JSON.parse(recording.body.split('\n')[1] ?? '').event.place).toEqual(place);
  });

  it('D4: are refused with a time zone that does not exist', async () => {
    const { app } = await testServer({ customerSecret });
    const claims = { zoneinfo: 'Berlin' };
    for (const [payload, status, reason] of [
      [{ timeZone: 'Berlin' }, 400, 'timeZone'],
      [{ customerToken: await customerToken('c1', { claims }) }, 401, 'zoneinfo'],
    ] as const) {
      const answer = await app.inject({ method: 'POST', url: '/conversations', payload });
      expect(answer.statusCode).toBe(status);
      expect(answer.json().error.message).toContain(reason);
    }
  });

  it('cannot start a conversation with a token that is not accepted', async () => {
    const wrong = await customerToken('c1', { secret: 'x'.repeat(40) });
    for (const [secret, token, status, code] of [
      [customerSecret, wrong, 401, 'SERVER_CUSTOMER_TOKEN_INVALID'],
      [undefined, await customerToken('c1'), 400, 'SERVER_CUSTOMER_TOKENS_OFF'],
    ] as const) {
      const { app } = await testServer(secret === undefined ? {} : { customerSecret: secret });
      const payload = { customerToken: token };
      const answer = await app.inject({ method: 'POST', url: '/conversations', payload });
      expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
    }
  });
});

describe('memory over HTTP', () => {
  it('outlives conversation and process, for this customer only', async () => {
    const folder = temporaryFolder();
    const first = await serve(folder);
    await first.remember('c1', 'Ann');
    await first.close();
    const second = await serve(folder);
    onTestFinished(second.close);
    expect((await second.start('c1')).greeting).toBe('Well Ann?');
    expect((await second.start('c2')).greeting).toBe('Well ?');
  });

  it("is deleted at the customer's request, and when it expires", async () => {
    let now = Date.now();
    const { start, post, remember, close, stores } = await serve(temporaryFolder(), { now: () => now });
    onTestFinished(close);
    const id = await remember('c1', 'Ann');
    await post(id, 'yesterday', 'fill_short');
    const owner: MemoryOwner = { scope: 'customer', id: 'c1' };
    now += hour;
    await start('c1');
    expect(Object.keys(await stores.memory.load(owner))).toEqual(['agrees', 'name']);
    await post((await start('c1')).id, 'forget me');
    expect(await stores.memory.load(owner)).toEqual({});
    expect((await start('c1')).greeting).toBe('Well ?');
  });

  it('is deleted with the token of the customer, and with no other', async () => {
    const { app, start, remember, close } = await serve(temporaryFolder());
    onTestFinished(close);
    await remember('c/1', 'Ann');
    const remove = async (authorization?: string) =>
      app.inject({
        method: 'DELETE',
        url: `/customers/${encodeURIComponent('c/1')}/memory`,
        ...(authorization === undefined ? {} : { headers: { authorization } }),
      });
    for (const [authorization, status, code] of [
      [undefined, 401, 'SERVER_CUSTOMER_TOKEN_MISSING'],
      ['Basic abc', 401, 'SERVER_CUSTOMER_TOKEN_MISSING'],
      ['Bearer abc', 401, 'SERVER_CUSTOMER_TOKEN_INVALID'],
      [`Bearer ${await customerToken('c2')}`, 403, 'SERVER_CUSTOMER_OTHER'],
    ] as const) {
      const answer = await remove(authorization);
      expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
    }
    expect((await start('c/1')).greeting).toBe('Well Ann?');
    const token = `Bearer ${await customerToken('c/1')}`;
    const answer = await remove(token);
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect((await remove(token)).statusCode).toBe(204);
    expect((await start('c/1')).greeting).toBe('Well ?');
  });
});
