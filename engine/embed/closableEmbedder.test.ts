import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rememberVectors } from './closableEmbedder.ts';

function counting(most: number) {
  const asked: string[] = [];
  let broken = false;
  const embedder = rememberVectors(
    {
      id: 'length',
      dimensions: 1,
      embed: async (texts) => {
        if (broken) throw new Error('broken');
        asked.push(...texts);
        return texts.map((text) => Float32Array.of(text.length));
      },
      close: async () => undefined,
    },
    most,
  );
  return { embedder, asked, breakIt: (is: boolean) => (broken = is) };
}

describe('rememberVectors', () => {
  it('returns what the embedder returns, whatever was asked before', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(text)), fc.integer({ min: 1, max: 5 }), async (calls, most) => {
        const { embedder } = counting(most);
        for (const texts of calls) {
          const vectors = await embedder.embed(texts);
          expect(vectors.map(([value]) => value)).toEqual(texts.map(({ length }) => length));
        }
      }),
    );
  });

  it('embeds a text once, and again only if it was not used for long', async () => {
    const { embedder, asked } = counting(2);
    await embedder.embed(['a', 'a', 'bb']);
    await embedder.embed(['a']);
    await embedder.embed(['ccc']);
    expect(asked).toEqual(['a', 'bb', 'ccc']);
    await embedder.embed(['a', 'bb']);
    expect(asked).toEqual(['a', 'bb', 'ccc', 'bb']);
  });

  it('returns vectors that no one else holds', async () => {
    const { embedder } = counting(2);
    const [first] = await embedder.embed(['a']);
    first!.fill(9);
    expect(await embedder.embed(['a'])).toEqual([Float32Array.of(1)]);
  });

  it('does not remember a failure', async () => {
    const { embedder, breakIt } = counting(2);
    breakIt(true);
    await expect(embedder.embed(['a'])).rejects.toThrow('broken');
    breakIt(false);
    expect(await embedder.embed(['a'])).toEqual([Float32Array.of(1)]);
  });
});
