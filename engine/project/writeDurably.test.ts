import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from './fixtures/projectFolder.ts';
import { temporaryFolder } from './fixtures/temporaryFolder.ts';
import { deleteDurably, writeDurably } from './writeDurably.ts';

describe('writeDurably', () => {
  it('replaces a file atomically, creates its folders and leaves no temporary file', async () => {
    const folder = temporaryFolder();
    await writeDurably(join(folder, 'a/b/c.txt'), 'ä');
    await writeDurably(join(folder, 'a/b/c.txt'), new Uint8Array([1, 2]));
    expect([...readFileSync(join(folder, 'a/b/c.txt'))]).toEqual([1, 2]);
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.txt']);
  });

  it("keeps the file's mode", async () => {
    const path = join(temporaryFolder(), 'x');
    await writeDurably(path, '1');
    chmodSync(path, 0o640);
    await writeDurably(path, '2');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('leaves one of several concurrent writes, never a mixture', async () => {
    const path = join(temporaryFolder(), 'x');
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000));
    await Promise.all(texts.map((text) => writeDurably(path, text)));
    expect(texts.indexOf(readFileSync(path, 'utf8'))).not.toBe(-1);
    expect(readdirSync(dirname(path))).toEqual(['x']);
  });

  it('reports which file it could not write, and why', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { file: '' });
    await expect(writeDurably(join(folder, 'file/below'), '')).rejects.toMatchObject({
      code: 'PROJECT_NOT_WRITABLE',
      location: { file: join(folder, 'file/below') },
    });
    await expect(deleteDurably(join(folder, 'file/below'))).rejects.toMatchObject({
      code: 'PROJECT_NOT_WRITABLE',
    });
  });
});

describe('deleteDurably', () => {
  it('deletes a file, and accepts a missing one', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { x: '' });
    await deleteDurably(join(folder, 'x'));
    await deleteDurably(join(folder, 'x'));
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });
});
