import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handleMessage } from '../../../engine/conversation/handleMessage.ts';
import { startConversation } from '../../../engine/conversation/startConversation.ts';
import { fixtureEngine } from '../../../engine/conversation/testing/fixtureEngine.ts';
import type { TurnOutcome } from '../../../engine/conversation/turnOutcome.ts';
import { writeFiles } from '../../../engine/project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../../engine/project/fixtures/temporaryFolder.ts';
import { openSqlite, type SqliteDatabase } from '../../../engine/project/openSqlite.ts';
import { writeRecording } from '../../../engine/replay/recording.ts';
import { createJournal } from './createJournal.ts';
import { createRecentProjects } from './createRecentProjects.ts';
import { createRecordingArchive, type RecordingArchive } from './createRecordingArchive.ts';
import { openHostDatabase } from './openHostDatabase.ts';

const hash = 'a'.repeat(64);
const batch = 'batch_01';
const fail = (error: unknown): never => {
  throw error;
};

describe('the host database', () => {
  it('keeps committed data when it is opened again', () => {
    const folder = temporaryFolder();
    const first = openHostDatabase(folder, fail);
    const changes = [{ path: 'flows/main.flow.yaml', before: hash, text: 'id: main\n' }];
    const id = createJournal(first).begin('/p', batch, changes);
    createRecentProjects(first).remember({ path: '/p', name: 'P', openedAt: 1 });
    first.close();
    const second = openHostDatabase(folder, fail);
    expect(createJournal(second).pending('/p')).toEqual([{ id, batch, changes }]);
    expect(createRecentProjects(second).list()).toEqual([{ path: '/p', name: 'P', openedAt: 1 }]);
    second.close();
  });

  it('reports a file that is not a database, and leaves it untouched', () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'studio.sqlite': 'not a database, but somebody wrote it, and it is long enough to be one',
    });
    expect(() => openHostDatabase(folder, fail)).toThrow(
      expect.objectContaining({
        code: 'SQLITE_UNUSABLE',
        message: expect.stringContaining(join(folder, 'studio.sqlite')),
      }),
    );
    expect(() => openHostDatabase(folder, fail)).toThrow(/not a database/);
  });

  it('reports a folder that cannot be created', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { data: 'a file where the folder should be' });
    expect(() => openHostDatabase(join(folder, 'data'), fail)).toThrow(
      expect.objectContaining({ code: 'SQLITE_UNUSABLE' }),
    );
  });
});

describe('createJournal', () => {
  it('returns the unfinished saves of one project, oldest first', () => {
    const journal = createJournal(openHostDatabase(temporaryFolder(), fail));
    const first = journal.begin('/p', batch, [{ path: 'a', before: null, text: 'x' }]);
    const second = journal.begin('/p', batch, [{ path: 'b', before: hash, text: null }]);
    journal.begin('/q', batch, [{ path: 'c', before: null, text: 'y' }]);
    expect(journal.pending('/p').map(({ id }) => id)).toEqual([first, second]);
    journal.abandon(first);
    expect(journal.pending('/p').map(({ id }) => id)).toEqual([second]);
  });

  it('remembers what a save has written, by project and batch, for the last 500', () => {
    const journal = createJournal(openHostDatabase(temporaryFolder(), fail));
    const save = (project: string, name: string) => {
      const id = journal.begin(project, name, [{ path: 'a', before: null, text: 'x' }]);
      journal.complete({ id, batch: name }, project, [{ path: 'a', hash }]);
    };
    save('/p', batch);
    expect(journal.pending('/p')).toEqual([]);
    expect(journal.applied('/p', batch)).toEqual([{ path: 'a', hash }]);
    expect(journal.applied('/q', batch)).toBeUndefined();
    for (let i = 1; i <= 500; i += 1) save('/p', `batch_${i + 1000}`);
    expect(journal.applied('/p', batch)).toBeUndefined();
    expect(journal.applied('/p', 'batch_1001')).toEqual([{ path: 'a', hash }]);
  });
});

describe('createRecentProjects', () => {
  it('lists a project once, at the position of its last opening, up to a limit', () => {
    const recents = createRecentProjects(openHostDatabase(temporaryFolder(), fail), 2);
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
  const archiveIn = (database: SqliteDatabase) => createRecordingArchive(database, { now: () => 1 });
  const engine = async (startedAt: number) => ({
    ...(await fixtureEngine()),
    clock: { now: () => startedAt },
  });
  const talk = async (id: string, startedAt: number, ...messages: readonly string[]) => {
    const running = await engine(startedAt);
    const turns = [await startConversation(running, { id, source: 'simulator' })];
    for (const text of messages) {
      turns.push(await handleMessage(running, turns.at(-1)!.session, { text }));
    }
    return turns;
  };
  const keep = async (archive: RecordingArchive, projectPath: string, turns: readonly TurnOutcome[]) => {
    for (const turn of turns)
      await archive.append(projectPath, turn.session.length - turn.added.length, turn);
  };

  it('keeps conversations turn by turn, by project, newest first', async () => {
    const archive = archiveIn(openHostDatabase(temporaryFolder(), fail));
    const first = await talk('conv_1', 1, 'hello', 'and again');
    await keep(archive, '/p', first);
    await keep(archive, '/p', await talk('conv_2', 2));
    await keep(archive, '/q', await talk('conv_3', 3));
    expect(archive.list('/p')).toEqual(['conv_2', 'conv_1']);
    expect(await archive.read('/p', 'conv_1')).toMatchObject({
      header: { id: 'conv_1' },
      log: await first.at(-1)?.session.history(),
    });
    expect(await archive.read('/q', 'conv_1')).toBeUndefined();
    await archive.remove('/q', 'conv_1');
    expect(archive.list('/p')).toContain('conv_1');
    await archive.remove('/p', 'conv_1');
    expect(await archive.read('/p', 'conv_1')).toBeUndefined();
    expect(archive.list('/p')).toEqual(['conv_2']);
  });

  it('loads a conversation to continue it, and rejects a turn that someone else wrote first', async () => {
    const archive = archiveIn(openHostDatabase(temporaryFolder(), fail));
    const [start] = await talk('conv_1', 1);
    await keep(archive, '/p', [start!]);
    const again = await archive.session('/p', 'conv_1');
    expect(again).toMatchObject({ length: start?.session.length, snapshot: start?.session.snapshot });
    const turn = await handleMessage(await engine(2), again!, { text: 'hello' });
    await archive.append('/p', again!.length, turn);
    await expect(archive.append('/p', again!.length, turn)).rejects.toMatchObject({ code: 'STORE_CONFLICT' });
    expect((await archive.read('/p', 'conv_1'))?.log).toHaveLength(turn.session.length);
  });

  it('migrates text written by earlier versions, and leaves what it cannot read', async () => {
    const folder = temporaryFolder();
    const before = openHostDatabase(folder, fail);
    const [start] = await talk('conv_1', 7);
    const text = writeRecording({ header: start!.session.header, log: await start!.session.history() });
    const insert = before.prepare(
      'INSERT INTO recordings (id, project_path, started_at, text) VALUES (?, ?, ?, ?)',
    );
    insert.run('conv_1', '/p', 7, text);
    insert.run('conv_2', '/p', 8, 'no recording');
    before.close();
    const reported: unknown[] = [];
    const database = openHostDatabase(folder, (error) => reported.push(error));
    const archive = archiveIn(database);
    expect(archive.list('/p')).toEqual(['conv_1']);
    expect((await archive.read('/p', 'conv_1'))?.log).toEqual(await start!.session.history());
    expect(reported).toMatchObject([{ code: 'REPLAY_HEADER_INVALID' }]);
    expect(database.prepare('SELECT id FROM recordings').pluck().all()).toEqual(['conv_2']);
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

  it('rolls back a migration that fails half-way', () => {
    const path = join(temporaryFolder(), 'x.sqlite');
    expect(() => openSqlite(path, ['CREATE TABLE a (x); NOT SQL'])).toThrow(
      expect.objectContaining({ code: 'SQLITE_UNUSABLE' }),
    );
    openSqlite(path, ['CREATE TABLE a (x)']).close();
  });
});
