import { describe, expect, it } from 'vitest';
import { readSource, sourceLimits } from './chunkSources.ts';

const error = async (run: () => Promise<unknown>): Promise<unknown> => {
  try {
    await run();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
};

describe('readSource', () => {
  it('derives ids from the headings, so that other sections do not change them', async () => {
    const section = '## Return window\n\n30 days.\n\n### For members\n\n60 days.';
    const ids = async (text: string) =>
      (await readSource('knowledge/returns.md', text)).map((chunk) => chunk.id);
    expect(await ids(`# Returns\n\n${section}`)).toEqual([
      'knowledge/returns.md#return-window',
      'knowledge/returns.md#return-window/for-members',
    ]);
    expect((await ids(`# Returns\n\nHello.\n\n## First\n\nNew.\n\n${section}`)).slice(2)).toEqual(
      await ids(`# Returns\n\n${section}`),
    );
  });

  it('numbers duplicate ids', async () => {
    const chunks = await readSource('a.md', '## A\n\none\n\n## A\n\ntwo\n\n## A 2\n\nthree');
    expect(chunks.map((chunk) => chunk.id)).toEqual(['a.md#a', 'a.md#a-2', 'a.md#a-2-2']);
  });

  it('hashes only what is embedded', async () => {
    const [chunk] = await readSource('a.md', '# T\n\n## A\n\nSame text.');
    const hash = async (text: string, source = 'a.md') => (await readSource(source, text))[0]?.hash;
    expect(await hash('# Other title\n\n## A\n\nSame text.', 'b.md')).toBe(chunk?.hash);
    expect(await hash('# T\n\n## A\n\nOther text.')).not.toBe(chunk?.hash);
    expect(await hash('# T\n\n## B\n\nSame text.')).not.toBe(chunk?.hash);
  });

  it('drops a byte order mark', async () => {
    expect(await readSource('a.csv', '\uFEFFquestion,answer\nQ?,A')).toHaveLength(1);
    expect((await readSource('a.md', '\uFEFF# Title\n\ntext'))[0]?.titlePath).toEqual(['Title']);
  });

  it.each(['a.md', 'a.csv', 'A.MD'])('finds nothing in the empty file %s', async (source) => {
    expect(await readSource(source, '')).toEqual([]);
    expect(await readSource(source, ' \n\n')).toEqual([]);
  });

  it('reports which formats it reads', async () => {
    expect(await error(() => readSource('knowledge/terms.pdf', 'x'))).toMatchObject({
      code: 'KB_SOURCE_UNSUPPORTED',
      location: { file: 'knowledge/terms.pdf' },
      remedy: expect.stringContaining('CSV'),
    });
    expect(await error(() => readSource('constructor', 'x'))).toMatchObject({
      code: 'KB_SOURCE_UNSUPPORTED',
    });
  });

  it('rejects binary content, damaged encodings and files that are too large, with the line', async () => {
    expect(await error(() => readSource('a.md', 'fine\nnot\0'))).toMatchObject({
      code: 'KB_SOURCE_BINARY',
      location: { file: 'a.md', line: 2 },
    });
    const latin1 = Buffer.from('one\ntwo\nGr\xF6\xDFe', 'latin1').toString('utf8');
    expect(await error(() => readSource('a.md', latin1))).toMatchObject({
      code: 'KB_SOURCE_NOT_UTF8',
      location: { file: 'a.md', line: 3 },
    });
    expect(await error(() => readSource('a.md', 'x'.repeat(sourceLimits.textCharacters + 1)))).toMatchObject({
      code: 'KB_SOURCE_TOO_LARGE',
    });
  });
});
