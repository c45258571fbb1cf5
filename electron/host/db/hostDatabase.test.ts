import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../../engine/project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../../engine/project/fixtures/temporaryFolder.ts';
import { openSqlite } from '../../../engine/project/openSqlite.ts';
import { createJournal } from './createJournal.ts';
import { createRecentProjects } from './createRecentProjects.ts';
import { createRecordingArchive } from './createRecordingArchive.ts';
import { openHostDatabase } from './openHostDatabase.ts';

const hash = 'a'.repeat(64);

describe('the host database', () => {
  it('keeps what was committed when it is opened again', () => {
    const folder = temporaryFolder();
    const first = openHostDatabase(folder);
    const changes = [{ path: 'flows/main.flow.yaml', before: hash, text: 'id: main\n' }];
    const id = createJournal(first).begin('/p', changes);
    createRecentProjects(first).remember({ path: '/p', name: 'P', openedAt: 1 });
    first.close();
    const second = openHostDatabase(folder);
    expect(createJournal(second).pending('/p')).toEqual([{ id, changes }]);
    expect(createRecentProjects(second).list()).toEqual([{ path: '/p', name: 'P', openedAt: 1 }]);
    second.close();
  });

  it('says what is wrong with a file that is no database, and leaves it alone', () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'studio.sqlite': 'not a database, but somebody wrote it, and it is long enough to be one',
    });
    expect(() => openHostDatabase(folder)).toThrow(
      expect.objectContaining({
        code: 'SQLITE_UNUSABLE',
        message: expect.stringContaining(join(folder, 'studio.sqlite')),
      }),
    );
    expect(() => openHostDatabase(folder)).toThrow(/not a database/);
  });

  it('says so when its folder cannot be made', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { data: 'a file where the folder should be' });
    expect(() => openHostDatabase(join(folder, 'data'))).toThrow(
      expect.objectContaining({ code: 'SQLITE_UNUSABLE' }),
    );
  });
});

describe('createJournal', () => {
  it('gives the saves of one project that have not ended, oldest first', () => {
    const journal = createJournal(openHostDatabase(temporaryFolder()));
    const first = journal.begin('/p', [{ path: 'a', before: null, text: 'x' }]);
    const second = journal.begin('/p', [{ path: 'b', before: hash, text: null }]);
    journal.begin('/q', [{ path: 'c', before: null, text: 'y' }]);
    expect(journal.pending('/p').map(({ id }) => id)).toEqual([first, second]);
    journal.finish(first);
    expect(journal.pending('/p').map(({ id }) => id)).toEqual([second]);
  });
});

describe('createRecentProjects', () => {
  it('lists a project once, where it was opened last, and only as many as are wanted', () => {
    const recents = createRecentProjects(openHostDatabase(temporaryFolder()), 2);
    recents.remember({ path: '/a', name: 'A', openedAt: 1 });
    recents.remember({ path: '/b', name: 'B', openedAt: 2 });
    recents.remember({ path: '/a', name: 'A renamed', openedAt: 3 });
    expect(recents.list()).toEqual([
      { path: '/a', name: 'A renamed', openedAt: 3 },
      { path: '/b', name: 'B', openedAt: 2 },
    ]);
    recents.remember({ path: '/c', name: 'C', openedAt: 4 });
    expect(recents.list().map(({ path }) => path)).toEqual(['/c', '/a']);
    recents.forget('/c');
    expect(recents.list().map(({ path }) => path)).toEqual(['/a']);
  });
});

describe('createRecordingArchive', () => {
  it('keeps the last text of each conversation, by project, newest first', () => {
    const archive = createRecordingArchive(openHostDatabase(temporaryFolder()));
    archive.save({ id: 'conv_1', projectPath: '/p', startedAt: 1, text: 'one turn' });
    archive.save({ id: 'conv_1', projectPath: '/p', startedAt: 1, text: 'two turns' });
    archive.save({ id: 'conv_2', projectPath: '/p', startedAt: 2, text: 'another' });
    archive.save({ id: 'conv_3', projectPath: '/q', startedAt: 3, text: 'elsewhere' });
    expect(archive.list('/p').map(({ id, text }) => [id, text])).toEqual([
      ['conv_2', 'another'],
      ['conv_1', 'two turns'],
    ]);
    expect(archive.find('/q', 'conv_1')).toBeUndefined();
    archive.remove('/q', 'conv_1');
    expect(archive.find('/p', 'conv_1')?.text).toBe('two turns');
    archive.remove('/p', 'conv_1');
    expect(archive.find('/p', 'conv_1')).toBeUndefined();
  });
});

describe('openSqlite', () => {
  it('runs only the migrations that a database has not had', () => {
    const path = join(temporaryFolder(), 'x.sqlite');
    openSqlite(path, ['CREATE TABLE a (x)']).close();
    const again = openSqlite(path, ['CREATE TABLE a (x)', 'CREATE TABLE b (y)']);
    again.exec('INSERT INTO b VALUES (1)');
    expect(again.pragma('user_version', { simple: true })).toBe(2);
    again.close();
  });

  it('undoes a migration that fails half-way', () => {
    const path = join(temporaryFolder(), 'x.sqlite');
    expect(() => openSqlite(path, ['CREATE TABLE a (x); NOT SQL'])).toThrow(
      expect.objectContaining({ code: 'SQLITE_UNUSABLE' }),
    );
    openSqlite(path, ['CREATE TABLE a (x)']).close();
  });
});
