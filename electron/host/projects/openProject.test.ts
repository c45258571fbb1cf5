import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTaskQueues } from '../../../engine/base/createTaskQueues.ts';
import { eventually } from '../../../engine/project/fixtures/eventually.ts';
import { projectFolder, smallProject, writeFiles } from '../../../engine/project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../../engine/project/fixtures/temporaryFolder.ts';
import { sha256Of } from '../../../engine/project/hashFiles.ts';
import { createJournal } from '../db/createJournal.ts';
import { openHostDatabase } from '../db/openHostDatabase.ts';
import {
  createOpenFolders,
  openProject,
  type ProjectSession,
  type ProjectSessionOptions,
} from './openProject.ts';

const flow = 'flows/main.flow.yaml';
const batch = 'batch_01';

function surroundings() {
  const changes: string[] = [];
  const journal = createJournal(openHostDatabase(temporaryFolder(), () => {}));
  const options: ProjectSessionOptions = {
    journal,
    queues: createTaskQueues(),
    folders: createOpenFolders(),
    onChangedOnDisk: ({ by, changes: list }) => {
      const who = by === 'window' ? 'a window: ' : '';
      for (const { path, file } of list) changes.push(`${who}${path}: ${file?.text ?? 'deleted'}`);
    },
    report: (error) => {
      throw error;
    },
  };
  return { options, changes, journal };
}

async function open(folder: string, options: ProjectSessionOptions): Promise<ProjectSession> {
  const project = await openProject(folder, options);
  onTestFinished(() => project.close());
  return project;
}

describe('openProject', () => {
  it('reads all documents with their hashes', async () => {
    const { options } = surroundings();
    const project = await open(projectFolder({ ...smallProject, 'README.md': 'mine' }), options);
    expect(Object.keys(project.files).sort()).toEqual(Object.keys(smallProject).sort());
    expect(project.files[flow]).toEqual({
      text: smallProject[flow],
      hash: sha256Of(smallProject[flow] ?? ''),
    });
    expect([project.errors, project.recovered, project.migration]).toEqual([[], [], undefined]);
  });

  it('reports files that others change, create and delete, but never its own saves', async () => {
    const { options, changes } = surroundings();
    const folder = projectFolder();
    const project = await open(folder, options);
    const before = project.files[flow]?.hash ?? null;
    await project.save(batch, [{ path: flow, before, text: 'id: main\nname: Mine\n' }]);
    writeFiles(folder, { 'knowledge/theirs.md': '# Theirs\n', 'README.md': 'no document' });
    rmSync(join(folder, 'locales/en.yaml'));
    writeFiles(folder, { [flow]: 'id: main\nname: Theirs\n' });
    const told = [
      `${flow}: id: main\nname: Theirs\n`,
      'knowledge/theirs.md: # Theirs\n',
      'locales/en.yaml: deleted',
    ];
    await eventually(() => expect(changes).toEqual(expect.arrayContaining(told)));
    // A file may be read while it is being written and is still empty.
    expect(changes.filter((change) => !change.endsWith(': ')).toSorted()).toEqual(told);
  });

  it('rejects a save over an unseen change', async () => {
    const { options } = surroundings();
    const folder = projectFolder();
    const project = await open(folder, options);
    writeFiles(folder, { [flow]: 'id: main\nname: Theirs\n' });
    const change = { path: flow, before: project.files[flow]?.hash ?? null, text: 'id: main\nname: Mine\n' };
    await expect(project.save(batch, [change])).rejects.toMatchObject({
      code: 'HOST_FILE_CHANGED_ON_DISK',
      location: { file: flow },
    });
    expect(readFileSync(join(folder, flow), 'utf8')).toContain('Theirs');
  });

  it('lets only one of two windows overwrite the same version', async () => {
    const { options } = surroundings();
    const folder = projectFolder();
    const windows = [await open(folder, options), await open(folder, options)];
    const saves = windows.map((window, index) =>
      window.save(`batch_0${index}`, [
        { path: flow, before: window.files[flow]?.hash ?? null, text: `id: main\nname: W${index}\n` },
      ]),
    );
    const results = await Promise.allSettled(saves);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(readFileSync(join(folder, flow), 'utf8')).toContain('W0');
  });

  it('tells one window what another has saved: once, before it can be refused for it, and not as a program', async () => {
    const first = surroundings();
    const folder = projectFolder();
    const window = await open(folder, first.options);
    const { queues, folders } = first.options;
    const other = surroundings();
    const second = await open(folder, { ...other.options, queues, folders });
    const before = second.files[flow]?.hash ?? null;
    const refused = window.save('batch_02', [{ path: flow, before: 'b'.repeat(64), text: 'id: main\n' }]);
    await Promise.allSettled([
      second.save(batch, [
        { path: flow, before, text: 'id: main\n' },
        { path: 'locales/en.yaml', before: second.files['locales/en.yaml']?.hash ?? null, text: null },
      ]),
      window
        .save('batch_03', [{ path: flow, before, text: 'id: main\nname: Mine\n' }])
        .catch(() => first.changes.push('refused')),
      refused,
    ]);
    const told = [`a window: ${flow}: id: main\n`, 'a window: locales/en.yaml: deleted', 'refused'];
    expect(first.changes).toEqual(told);
    // What the watch reports of it afterwards is known already; a program's change is not.
    writeFiles(folder, { 'locales/en.yaml': 'a: b\n' });
    await eventually(() => expect(first.changes).toEqual([...told, 'locales/en.yaml: a: b\n']));
    await eventually(() => expect(other.changes).toEqual(['locales/en.yaml: a: b\n']));
  });

  it('makes a batch once, however often it is sent', async () => {
    const { options } = surroundings();
    const folder = projectFolder();
    const project = await open(folder, options);
    const change = { path: flow, before: project.files[flow]?.hash ?? null, text: 'id: main\n' };
    const saved = await project.save(batch, [change]);
    writeFiles(folder, { [flow]: 'id: main\nname: Theirs\n' });
    expect(await project.save(batch, [change])).toEqual(saved);
    expect(readFileSync(join(folder, flow), 'utf8')).toContain('Theirs');
    // Also after a restart, where the page asks before it sends anything.
    const again = await open(folder, options);
    expect(again.applied(batch)).toEqual(saved);
    expect(again.applied('batch_02')).toBeUndefined();
  });

  it('finishes a save that a killed host left half done before it reads', async () => {
    const { options, journal } = surroundings();
    const folder = projectFolder();
    journal.begin(folder, batch, [{ path: 'locales/de.yaml', before: null, text: 'hallo: Hallo\n' }]);
    const project = await open(folder, options);
    expect(project.recovered).toEqual(['locales/de.yaml was restored from the journal']);
    expect(project.files['locales/de.yaml']?.text).toBe('hallo: Hallo\n');
    expect(project.applied(batch)).toEqual([{ path: 'locales/de.yaml', hash: sha256Of('hallo: Hallo\n') }]);
  });

  it('opens with what can be read, and names what cannot', async () => {
    const { options } = surroundings();
    const folder = projectFolder();
    writeFiles(folder, { nlu: 'a file where a folder should be' });
    symlinkSync(join(folder, 'loop.yaml'), join(folder, 'locales', 'loop.yaml'));
    const project = await open(folder, options);
    expect(project.files[flow]?.text).toBe(smallProject[flow]);
    expect(project.errors.map(({ code, location }) => [code, location?.file])).toEqual([
      ['PROJECT_UNREADABLE', 'nlu'],
      ['PROJECT_UNREADABLE', 'nlu/intents'],
      ['PROJECT_UNREADABLE', 'nlu/entities'],
      ['PROJECT_UNREADABLE', 'locales/loop.yaml'],
    ]);
  });

  it('never reads through a linked folder', async () => {
    const { options } = surroundings();
    const outside = temporaryFolder();
    writeFiles(outside, { 'secret.md': 'outside' });
    const folder = projectFolder();
    symlinkSync(outside, join(folder, 'knowledge'));
    const project = await open(folder, options);
    expect(JSON.stringify(project.files)).not.toContain('outside');
    expect(project.errors.map(({ message }) => message)).toEqual([
      'knowledge cannot be read (knowledge is a link)',
    ]);
  });

  it.each([
    [
      'a folder that cannot be read',
      (folder: string) => symlinkSync(join(folder, 'p'), join(folder, 'p')),
      'PROJECT_UNREADABLE',
    ],
    ['a file', (folder: string) => writeFiles(folder, { p: 'x' }), 'PROJECT_UNREADABLE'],
    ['a missing folder', () => undefined, 'PROJECT_UNREADABLE'],
    [
      'a folder without a project',
      (folder: string) => writeFiles(folder, { 'p/x': 'x' }),
      'PROJECT_NOT_FOUND',
    ],
  ])('reports %s, and keeps what the journal has for it', async (_what, prepare, code) => {
    const { options, journal } = surroundings();
    const parent = temporaryFolder();
    prepare(parent);
    const folder = join(parent, 'p');
    journal.begin(folder, batch, [{ path: flow, before: 'a'.repeat(64), text: 'id: main\n' }]);
    await expect(openProject(folder, options)).rejects.toMatchObject({ code });
    expect(journal.pending(folder)).toHaveLength(1);
    expect(existsSync(join(folder, 'flows'))).toBe(false);
  });

  it('migrates a project of an older format, and keeps the old documents', async () => {
    const { options } = surroundings();
    const old = 'dialoom: 1\nname: Old\ndefaultLocale: en\nlocales: [en]\nentryFlow: main\n';
    const folder = projectFolder({ 'dialoom.yaml': old });
    const project = await open(folder, options);
    expect(project.migration).toMatchObject({ from: 1, to: 2, changed: ['dialoom.yaml'] });
    expect(project.files['dialoom.yaml']?.text).toContain('dialoom: 2');
    expect(readFileSync(join(folder, project.migration?.backup ?? '', 'dialoom.yaml'), 'utf8')).toBe(old);
  });
});
