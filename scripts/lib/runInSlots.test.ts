import { describe, expect, it } from 'vitest';
import { runInSlots } from './runInSlots.mjs';

/** Steps that end on request, and the steps started so far. */
function controlled(slots: Readonly<Record<string, number>>, available = 2) {
  const begun: string[] = [];
  const ends = new Map<string, (goOn: boolean) => void>();
  const steps = Object.entries(slots).map(([name, wanted]) => ({ name, slots: wanted }));
  const all = runInSlots(steps, available, ({ name }) => {
    begun.push(name);
    return new Promise((resolve) => ends.set(name, resolve));
  });
  return {
    begun,
    all,
    end: async (name: string, goOn = true) => {
      ends.get(name)?.(goOn);
      // Everything that follows from it has run after one turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('runInSlots', () => {
  it('runs in parallel what fits, in order', async () => {
    const { begun, all, end } = controlled({ a: 1, b: 1, c: 1, d: 1 });
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    await end('d');
    expect(await all).toBe(true);
  });

  it('runs nothing beside a job that takes all slots, however many it requests', async () => {
    const { begun, all, end } = controlled({ a: 1, big: 9, b: 1 });
    expect(begun).toEqual(['a']);
    await end('a');
    expect(begun).toEqual(['a', 'big']);
    await end('big');
    expect(begun).toEqual(['a', 'big', 'b']);
    await end('b');
    expect(await all).toBe(true);
  });

  it('starts nothing more after a stop, and waits for running jobs', async () => {
    const { begun, all, end } = controlled({ a: 1, b: 1, c: 1 });
    await end('a', false);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(await all).toBe(false);
    expect(begun).toEqual(['a', 'b']);
  });
});
