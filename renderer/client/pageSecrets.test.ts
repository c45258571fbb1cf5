import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import { createPageSecrets } from './pageSecrets.ts';

const origin = 'http://127.0.0.1:4000';
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** A tab, and a host that knows some keys. */
function world({ isReload = false, stored = {} as Record<string, string> } = {}) {
  const storage = new Map(Object.entries(stored));
  const known = new Set<string>();
  const given: { key: string; replaces: string | null }[] = [];
  const state = { answers: true, proves: true, keeps: true, asked: '' };
  const secrets = createPageSecrets({
    origin,
    isReload,
    storage: {
      getItem: (name) => storage.get(name) ?? null,
      setItem: (name, value) => void storage.set(name, value),
      removeItem: (name) => void storage.delete(name),
    },
    ask: async (headers) => {
      if (!state.answers) throw new TypeError('Failed to fetch');
      state.asked += JSON.stringify(headers);
      const key = [...known].find((one) => sha256(sha256(one)).toString('hex') === headers['x-dialoom-key']);
      if (key === undefined) return { ok: false, text: async () => 'Forbidden' };
      const nonce = `${origin}\n${headers['x-dialoom-nonce']}`;
      const proof = createHmac('sha256', state.proves ? sha256(key) : 'a guess')
        .update(nonce)
        .digest('hex');
      return { ok: true, text: async () => proof };
    },
  });
  const client = {
    request: async (_: string, { key, replaces }: { key: string; replaces: string | null }) => {
      given.push({ key, replaces });
      if (!state.keeps) throw new Error('The connection was lost');
      known.add(key);
      if (replaces !== null) known.delete(replaces);
      return { lifetime: 1000 };
    },
  } as unknown as HostClient;
  const renew = () => secrets.renew(client, 'project_1');
  return { secrets, storage, known, given, state, renew };
}

const keysOf = (protocols: readonly string[] | null) =>
  (protocols ?? []).filter((one) => one.startsWith('key.')).map((one) => one.slice(4));

describe('createPageSecrets', () => {
  it('offers the token of the launch, and no key that it does not have', async () => {
    const { secrets } = world();
    expect(await secrets.offer()).toEqual(['dialoom']);
    secrets.takeToken('t');
    expect(await secrets.offer()).toEqual(['dialoom', 'token.t']);
  });

  it('offers its key once the host has proved that it knows it, and has not sent it before', async () => {
    const { secrets, given, state, renew } = world();
    expect(await renew()).toBe(1000);
    const { key } = given[0]!;
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await secrets.offer()).toEqual(['dialoom', `key.${key}`]);
    expect(state.asked).not.toContain(key);
    expect(state.asked).not.toContain(sha256(key).toString('hex'));
  });

  it('keeps its key from another program that has taken the port', async () => {
    const { secrets, state, renew } = world();
    await renew();
    state.proves = false;
    expect(await secrets.offer()).toEqual(['dialoom']);
    state.proves = true;
    expect(keysOf(await secrets.offer())).toHaveLength(1);
  });

  it('says that no host answers', async () => {
    const { secrets, state, renew } = world();
    await renew();
    state.answers = false;
    expect(await secrets.offer()).toBeNull();
  });

  it('replaces its key, and has a valid one wherever the host was killed meanwhile', async () => {
    const { secrets, known, given, state, renew } = world();
    await renew();
    // Killed before the host has the next key, twice; then after it, before the page knows.
    state.keeps = false;
    await expect(renew()).rejects.toThrow();
    await expect(renew()).rejects.toThrow();
    expect(keysOf(await secrets.offer())).toEqual([given[0]!.key]);
    await expect(renew()).rejects.toThrow();
    known.clear();
    known.add(given[3]!.key);
    expect(keysOf(await secrets.offer())).toEqual([given[3]!.key]);
    state.keeps = true;
    await renew();
    expect(given[4]!.replaces).toBe(given[3]!.key);
    expect([...known]).toEqual([given[4]!.key]);
  });

  it('replaces the key of the page that it is a reload of, but not the one of which its tab is a duplicate', async () => {
    const first = world();
    await first.renew();
    const stored = Object.fromEntries(first.storage);
    const reload = world({ isReload: true, stored });
    await reload.renew();
    expect(reload.given[0]!.replaces).toBe(first.given[0]!.key);
    const duplicate = world({ stored });
    await duplicate.renew();
    expect(duplicate.given[0]!.replaces).toBeNull();
  });

  it('forgets its key when the project is closed', async () => {
    const { secrets, renew } = world();
    await renew();
    secrets.forget();
    expect(keysOf(await secrets.offer())).toEqual([]);
  });
});
