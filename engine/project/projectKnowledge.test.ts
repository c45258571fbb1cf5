import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProjectBundle } from '../bundle/buildBundle.ts';
import { openBundle } from '../bundle/openBundle.ts';
import { hashEmbedder } from '../knowledge/fixtures/hashEmbedder.ts';
import { makePdf } from '../knowledge/sources/fixtures/makePdf.ts';
import { checkProjectFolder } from './checkProjectFolder.ts';
import { projectFolder, smallProject } from './fixtures/projectFolder.ts';
import { temporaryFolder } from './fixtures/temporaryFolder.ts';
import { hashFiles } from './hashFiles.ts';
import { type PreparedProject, prepareProject } from './prepareProject.ts';

const pdf = (text: string) => makePdf([[{ y: 700, text }]]);
const folderWith = () =>
  projectFolder({ ...smallProject, 'knowledge/faq.md': '# Faq\n\nWe are open daily.' });
const prepare = (folder: string, previous?: PreparedProject) =>
  prepareProject({ folder, embedderOf: () => hashEmbedder(), onProgress: () => undefined, previous });

describe('a PDF of a project', () => {
  it('is found by its text, and represented in the project by its hash', async () => {
    const folder = folderWith();
    const before = await prepare(folder);
    writeFileSync(join(folder, 'knowledge/manual.pdf'), pdf('The warranty lasts two years.'));
    const first = await prepare(folder, before);
    expect(first.hash).not.toBe(before.hash);
    expect(await first.knowledge.chunks()).toContainEqual(
      expect.objectContaining({ id: 'knowledge/manual.pdf#top', text: 'The warranty lasts two years.' }),
    );
    expect((await prepare(folder, first)).hash).toBe(first.hash);
    writeFileSync(join(folder, 'knowledge/manual.pdf'), pdf('The warranty lasts six years.'));
    const second = await prepare(folder, first);
    expect(second.hash).not.toBe(first.hash);
    expect((await second.knowledge.chunks()).map(({ text }) => text)).toContain(
      'The warranty lasts six years.',
    );
    expect((await checkProjectFolder(folder)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('goes into a bundle with its hash, not with its bytes', async () => {
    const folder = folderWith();
    writeFileSync(join(folder, 'knowledge/manual.pdf'), pdf('x'.repeat(50_000)));
    const prepared = await prepare(folder);
    const bundle = await buildProjectBundle(prepared, { signingKey: null, env: {} });
    const path = join(temporaryFolder(), 'a.dialoom');
    writeFileSync(path, bundle.bytes);
    const { files } = await openBundle(path);
    expect(files['knowledge/manual.pdf']?.length).toBeLessThan(200);
    // The bundle reports the same project version as the folder.
    expect(hashFiles(files)).toBe(prepared.hash);
  });
});

describe('unreadable sources', () => {
  it('are reported with a remedy, and the others are indexed', async () => {
    const folder = folderWith();
    const path = (name: string) => join(folder, 'knowledge', name);
    // Sparse files: large, but almost empty on disk.
    writeFileSync(path('huge.pdf'), '%PDF-1.7\n');
    truncateSync(path('huge.pdf'), 200 * 1024 * 1024);
    writeFileSync(path('huge.txt'), 'x');
    truncateSync(path('huge.txt'), 30 * 1024 * 1024);
    writeFileSync(path('picture.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]));
    writeFileSync(path('empty.pdf'), '');
    writeFileSync(path('empty.docx'), '');
    writeFileSync(path('empty.html'), '');
    const prepared = await prepare(folder);
    const { problems, sources } = await prepared.knowledge.status();
    const found = Object.fromEntries(problems.map(({ location, code }) => [location?.file, code]));
    expect(found).toEqual({
      'knowledge/huge.pdf': 'KB_SOURCE_TOO_LARGE',
      'knowledge/huge.txt': 'PROJECT_FILE_TOO_LARGE',
      'knowledge/picture.md': 'PROJECT_FILE_NOT_TEXT',
      'knowledge/empty.pdf': 'KB_PDF_INVALID',
      'knowledge/empty.docx': 'KB_DOCX_INVALID',
    });
    for (const { message, remedy } of problems) expect(`${message} ${remedy}`.length).toBeGreaterThan(40);
    expect(sources).toEqual([{ path: 'knowledge/faq.md', chunks: 1 }]);
    const checked = (await checkProjectFolder(folder)).filter(({ severity }) => severity === 'error');
    expect(checked.map(({ code }) => code).sort()).toEqual(Object.values(found).sort());
    // A bundle that silently lacks a source would be worse than none.
    await expect(buildProjectBundle(prepared, { signingKey: null, env: {} })).rejects.toMatchObject({
      code: 'PROJECT_HAS_ERRORS',
    });
  });
});

it('stops reading when aborted', async () => {
  const folder = folderWith();
  const abort = AbortSignal.abort(new Error('enough'));
  const stopped = prepareProject({
    folder,
    embedderOf: () => hashEmbedder(),
    onProgress: () => undefined,
    signal: abort,
  });
  await expect(stopped).rejects.toThrow('enough');
});
