import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatStandIn, readStandIn } from '../../../engine/model/knowledgeSources.ts';
import { projectFolder } from '../../../engine/project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../../engine/project/fixtures/temporaryFolder.ts';
import { readProjectFile } from '../../../engine/project/readProjectFolder.ts';
import { createJournal } from '../db/createJournal.ts';
import { openHostDatabase } from '../db/openHostDatabase.ts';
import { createBinaryStore, createUploads } from './createBinaryStore.ts';
import { readOnDisk, recoverSaves, saveFiles } from './saveFiles.ts';

const batch = 'batch_01';

const path = 'knowledge/manual.pdf';
const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0x80]);

function studio() {
  const folder = projectFolder();
  const journal = createJournal(openHostDatabase(temporaryFolder(), () => {}));
  const uploads = createUploads(() => 'upload_1');
  return { folder, journal, uploads, store: createBinaryStore(folder), file: join(folder, path) };
}

async function upload({ uploads, store }: ReturnType<typeof studio>) {
  const first = await uploads.take(store, { uploadId: null, bytes: bytes.subarray(0, 3), last: false });
  expect(first).toEqual({ uploadId: 'upload_1', standIn: null });
  const { standIn } = await uploads.take(store, { ...first, bytes: bytes.subarray(3), last: true });
  return standIn ?? '';
}

it('adds, deletes and restores a file as steps of the history do', async () => {
  const made = studio();
  const { folder, journal, file } = made;
  const text = await upload(made);
  const hash = readStandIn(text)?.sha256 ?? '';
  expect(await saveFiles(folder, batch, [{ path, before: null, text }], journal)).toEqual([{ path, hash }]);
  expect(readFileSync(file)).toEqual(bytes);
  expect(await readProjectFile(folder, path)).toBe(text);

  // Another program replaces the file, then it is deleted; undo restores the replaced and deleted version.
  writeFileSync(file, 'theirs');
  const theirs = await readProjectFile(folder, path);
  const now = await readOnDisk(folder, path);
  await saveFiles(folder, batch, [{ path, before: now.hash, text: null }], journal);
  expect(existsSync(file)).toBe(false);
  await saveFiles(folder, batch, [{ path, before: null, text: theirs }], journal);
  expect(readFileSync(file, 'utf8')).toBe('theirs');
});

it('finishes an interrupted save', async () => {
  const made = studio();
  const text = await upload(made);
  made.journal.begin(made.folder, batch, [{ path, before: null, text }]);
  expect(await recoverSaves(made.folder, made.journal)).toEqual([`${path} was restored from the journal`]);
  expect(readFileSync(made.file)).toEqual(bytes);
});

it('never writes the placeholder into the file', async () => {
  const { folder, journal, file, store } = studio();
  const text = formatStandIn({ bytes: 3, sha256: '0'.repeat(64) });
  for (const wrong of [text, 'just text', formatStandIn({ bytes: 3 })]) {
    await expect(
      saveFiles(folder, batch, [{ path, before: null, text: wrong }], journal),
    ).rejects.toMatchObject({
      code: 'HOST_BINARY_GONE',
    });
  }
  expect(existsSync(file)).toBe(false);
  // Bytes that were changed in the store are not used either.
  const sha256 = await store.keep(bytes);
  writeFileSync(join(folder, '.dialoom/binaries', sha256), 'other');
  await expect(store.contentOf(path, formatStandIn({ bytes: 7, sha256 }))).rejects.toMatchObject({
    code: 'HOST_BINARY_GONE',
  });
});

it('deletes a file that is too large to be a source without reading it', async () => {
  const { folder, journal, file } = studio();
  mkdirSync(join(folder, 'knowledge'), { recursive: true });
  writeFileSync(file, '');
  truncateSync(file, 200 * 1024 * 1024);
  const { hash, bytes: read } = await readOnDisk(folder, path);
  expect(read).toBeNull();
  await saveFiles(folder, batch, [{ path, before: hash, text: null }], journal);
  expect(existsSync(file)).toBe(false);
});

it('rejects uploads that are too large or of an unknown type, and discards old contents', async () => {
  const { uploads, store, folder } = studio();
  const part = { bytes: Buffer.alloc(30 * 1024 * 1024), last: false };
  const { uploadId } = await uploads.take(store, { uploadId: null, ...part });
  await expect(uploads.take(store, { uploadId, ...part })).rejects.toMatchObject({
    code: 'HOST_UPLOAD_TOO_LARGE',
  });
  await expect(uploads.take(store, { uploadId, ...part })).rejects.toMatchObject({
    code: 'HOST_UPLOAD_UNKNOWN',
  });
  const kept = join(folder, '.dialoom/binaries', await store.keep(bytes));
  await store.prune(Date.now());
  expect(existsSync(kept)).toBe(true);
  await store.prune(Date.now() + 31 * 24 * 60 * 60 * 1000);
  expect(existsSync(kept)).toBe(false);
  rmSync(folder, { recursive: true });
});
