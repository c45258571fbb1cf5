import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder, smallProject, writeFiles } from '../../../engine/project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../../engine/project/fixtures/temporaryFolder.ts';
import { sha256Of } from '../../../engine/project/hashFiles.ts';
import { createJournal, type Journal } from '../db/createJournal.ts';
import { openHostDatabase } from '../db/openHostDatabase.ts';
import { recoverSaves, saveFiles } from './saveFiles.ts';

const batch = 'batch_01';

describe('saveFiles', () => {
  const flow = 'flows/main.flow.yaml';
  const before = sha256Of(smallProject[flow] ?? '');

  function newJournal(): Journal {
    return createJournal(openHostDatabase(temporaryFolder(), () => {}));
  }

  describe('saveFiles', () => {
    it('writes, creates and deletes files, returns their hashes and leaves no journal entry', async () => {
      const folder = projectFolder();
      const journal = newJournal();
      const saved = await saveFiles(
        folder,
        batch,
        [
          { path: flow, before, text: 'id: main\n' },
          { path: 'knowledge/new.md', before: null, text: '# New\n' },
          { path: 'locales/en.yaml', before: sha256Of('{}\n'), text: null },
        ],
        journal,
      );
      expect(saved).toEqual([
        { path: flow, hash: sha256Of('id: main\n') },
        { path: 'knowledge/new.md', hash: sha256Of('# New\n') },
        { path: 'locales/en.yaml', hash: null },
      ]);
      expect(readFileSync(join(folder, flow), 'utf8')).toBe('id: main\n');
      expect(readFileSync(join(folder, 'knowledge/new.md'), 'utf8')).toBe('# New\n');
      expect(() => readFileSync(join(folder, 'locales/en.yaml'))).toThrow(/ENOENT/);
      expect(journal.pending(folder)).toEqual([]);
      expect(journal.applied(folder, batch)).toEqual(saved);
    });

    it('enters the save into the journal before it touches the first file', async () => {
      const folder = projectFolder();
      const journal = newJournal();
      let onDisk = '';
      const change = { path: flow, before, text: 'id: main\n' };
      await saveFiles(folder, batch, [change], {
        ...journal,
        begin: (path, name, changes) => {
          onDisk = readFileSync(join(folder, flow), 'utf8');
          expect([path, name, changes]).toEqual([folder, batch, [change]]);
          return journal.begin(path, name, changes);
        },
      });
      expect(onDisk).toBe(smallProject[flow]);
    });

    it.each([
      ['changed', (folder: string) => writeFiles(folder, { 'locales/en.yaml': 'a: b\n' })],
      ['created by someone else', (folder: string) => writeFiles(folder, { 'knowledge/new.md': 'theirs' })],
    ])('writes nothing if one of the files was %s', async (_what, change) => {
      const folder = projectFolder();
      change(folder);
      const changes = [
        { path: flow, before, text: 'id: other\n' },
        { path: 'locales/en.yaml', before: sha256Of('{}\n'), text: 'mine: yes\n' },
        { path: 'knowledge/new.md', before: null, text: 'mine' },
      ];
      await expect(saveFiles(folder, batch, changes, newJournal())).rejects.toMatchObject({
        code: 'HOST_FILE_CHANGED_ON_DISK',
      });
      expect(readFileSync(join(folder, flow), 'utf8')).toBe(smallProject[flow]);
    });

    it('restores what it wrote if a later file cannot be written', async () => {
      const folder = projectFolder();
      const journal = newJournal();
      const changes = [
        { path: flow, before, text: 'id: other\n' },
        { path: 'locales/de.yaml', before: null, text: 'a: b\n' },
      ];
      const failing: Journal = {
        ...journal,
        begin: (path, name, list) => {
          const id = journal.begin(path, name, list);
          // From now on the second file cannot be written: a folder has its name.
          mkdirSync(join(folder, 'locales/de.yaml'));
          return id;
        },
      };
      await expect(saveFiles(folder, batch, changes, failing)).rejects.toMatchObject({
        code: 'PROJECT_NOT_WRITABLE',
      });
      expect(readFileSync(join(folder, flow), 'utf8')).toBe(smallProject[flow]);
      expect(journal.pending(folder)).toEqual([]);
      // It was never made, and may be sent again.
      expect(journal.applied(folder, batch)).toBeUndefined();
    });

    it.each([
      '../outside.yaml',
      'flows/../../x.flow.yaml',
      '.git/config',
      'README.md',
      'flows\\x.flow.yaml',
      '',
    ])('rejects the path "%s"', async (path) => {
      const folder = projectFolder();
      await expect(
        saveFiles(folder, batch, [{ path, before: null, text: 'x' }], newJournal()),
      ).rejects.toMatchObject({
        code: 'HOST_PATH_NOT_ALLOWED',
      });
    });

    it('writes through no link, to a file or to a folder', async () => {
      const folder = projectFolder();
      const outside = temporaryFolder();
      writeFiles(outside, { 'secret.md': 'outside' });
      symlinkSync(join(outside, 'secret.md'), join(folder, 'locales', 'de.yaml'));
      symlinkSync(outside, join(folder, 'knowledge'));
      for (const [path, hash] of [
        ['locales/de.yaml', sha256Of('outside')],
        ['knowledge/secret.md', sha256Of('outside')],
        ['knowledge/new.md', null],
      ] as const) {
        const changes = [{ path, before: hash, text: 'overwritten' }];
        await expect(saveFiles(folder, batch, changes, newJournal())).rejects.toMatchObject({
          code: 'PROJECT_UNREADABLE',
        });
      }
      expect(readFileSync(join(outside, 'secret.md'), 'utf8')).toBe('outside');
      expect(() => readFileSync(join(outside, 'new.md'))).toThrow(/ENOENT/);
    });
  });
});

describe('recoverSaves', () => {
  const flow = 'flows/main.flow.yaml';
  const changes = [
    { path: flow, before: sha256Of(smallProject[flow] ?? ''), text: 'id: main\nname: New\n' },
    { path: 'knowledge/new.md', before: null, text: '# New\n' },
    { path: 'locales/en.yaml', before: sha256Of('{}\n'), text: null },
  ];

  /** A project whose host was killed during a save, before all files were written. */
  function killedWhileSaving() {
    const folder = projectFolder();
    const journal = createJournal(openHostDatabase(temporaryFolder(), () => {}));
    journal.begin(folder, batch, changes);
    return { folder, journal };
  }

  describe('recoverSaves', () => {
    it.each([0, 1, 2, 3])('finishes a save of which %i files were written', async (written) => {
      const { folder, journal } = killedWhileSaving();
      for (const { path, text } of changes.slice(0, written)) {
        if (text === null) rmSync(join(folder, path));
        else writeFiles(folder, { [path]: text });
      }
      const notes = await recoverSaves(folder, journal);
      expect(notes).toHaveLength(changes.length - written);
      expect(readFileSync(join(folder, flow), 'utf8')).toBe('id: main\nname: New\n');
      expect(readFileSync(join(folder, 'knowledge/new.md'), 'utf8')).toBe('# New\n');
      expect(existsSync(join(folder, 'locales/en.yaml'))).toBe(false);
      expect(journal.pending(folder)).toEqual([]);
      expect(await recoverSaves(folder, journal)).toEqual([]);
    });

    it('writes its version beside a file that someone has changed since, and deletes none', async () => {
      const { folder, journal } = killedWhileSaving();
      writeFiles(folder, { [flow]: 'id: main\nname: Theirs\n', 'locales/en.yaml': 'theirs: yes\n' });
      const notes = await recoverSaves(folder, journal);
      expect(readFileSync(join(folder, flow), 'utf8')).toBe('id: main\nname: Theirs\n');
      expect(readFileSync(join(folder, `${flow}.recovered`), 'utf8')).toBe('id: main\nname: New\n');
      expect(readFileSync(join(folder, 'locales/en.yaml'), 'utf8')).toBe('theirs: yes\n');
      expect(notes).toEqual([
        `${flow} was changed by another program; your unsaved version is in ${flow}.recovered`,
        'knowledge/new.md was restored from the journal',
        'locales/en.yaml was changed by another program and was therefore not deleted',
      ]);
    });

    it('keeps a save that cannot be finished for the next time, and reports it', async () => {
      const { folder, journal } = killedWhileSaving();
      mkdirSync(join(folder, 'knowledge/new.md'), { recursive: true });
      const notes = await recoverSaves(folder, journal);
      expect(notes.at(-1)).toContain('could not be completed yet: knowledge/new.md cannot be read');
      expect(journal.pending(folder)).toHaveLength(1);
      rmSync(join(folder, 'knowledge/new.md'), { recursive: true });
      await recoverSaves(folder, journal);
      expect(readFileSync(join(folder, 'knowledge/new.md'), 'utf8')).toBe('# New\n');
      expect(journal.pending(folder)).toEqual([]);
    });
  });
});
