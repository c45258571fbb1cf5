import { describe, expect, it } from 'vitest';
import { createEmbedderPool } from './createEngineCache.ts';

function pool() {
  const closed: string[] = [];
  const made: string[] = [];
  const embedders = createEmbedderPool();
  const take = (project: string, key: string) =>
    embedders.take(project, key, () => {
      if (key === 'broken') throw new Error('broken');
      made.push(key);
      return {
        id: key,
        dimensions: 1,
        embed: () => Promise.resolve([]),
        close: () => Promise.resolve(void closed.push(key)),
      };
    });
  return { take, closed, made, close: embedders.close };
}

describe('createEmbedderPool', () => {
  it('creates one embedder for all projects with the same encoder', () => {
    const { take, made } = pool();
    expect(take('a', 'use')).toBe(take('b', 'use'));
    expect(take('a', 'use')).toBe(take('b', 'use'));
    take('c', 'other');
    expect(made).toEqual(['use', 'other']);
  });

  it('closes an embedder once the last project has switched to another', () => {
    const { take, closed } = pool();
    take('a', 'use');
    take('b', 'use');
    take('a', 'other');
    expect(closed).toEqual([]);
    take('b', 'other');
    expect(closed).toEqual(['use']);
    expect(take('a', 'use')).not.toBe(take('b', 'other'));
  });

  it('releases the old embedder when the new one cannot be created', () => {
    const { take, closed } = pool();
    take('a', 'use');
    expect(() => take('a', 'broken')).toThrow('broken');
    expect(closed).toEqual(['use']);
    expect(take('a', 'use').id).toBe('use');
  });

  it('closes all embedders at the end', async () => {
    const { take, closed, close } = pool();
    take('a', 'use');
    take('b', 'other');
    await close();
    expect(closed.sort()).toEqual(['other', 'use']);
  });
});
