import { readFileSync, symlinkSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { projectFolder, smallProject } from '../../engine/project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../engine/project/fixtures/temporaryFolder.ts';
import { client, newHost, simulator } from './fixtures/testHost.ts';

const flow = 'flows/main.flow.yaml';

describe('createHost', () => {
  it('describes itself and its capabilities', async () => {
    const { host } = newHost({ openProject: '/some/project' });
    expect(await client(host).ask('app.info', {})).toMatchObject({
      version: '1.2.3',
      capabilities: { chooseFolder: false, revealPath: false },
      openProject: '/some/project',
    });
    await expect(client(host).ask('app.chooseFolder', { title: 'x' })).rejects.toMatchObject({
      code: 'HOST_NOT_CAPABLE',
    });
  });

  it("uses the platform's dialogs if there are any", async () => {
    const native = { chooseFolder: vi.fn(async () => '/chosen'), revealPath: vi.fn(async () => undefined) };
    const { ask } = client(newHost({ native }).host);
    expect((await ask('app.info', {})).capabilities).toEqual({ chooseFolder: true, revealPath: true });
    expect(await ask('app.chooseFolder', { title: 'Open' })).toEqual({ path: '/chosen' });
    await ask('app.revealPath', { path: '/x' });
    expect(native.revealPath).toHaveBeenCalledWith('/x');
  });

  it('lists folders and marks projects', async () => {
    const parent = temporaryFolder();
    await mkdir(join(parent, 'b'));
    await mkdir(join(parent, '.hidden'));
    await mkdir(join(parent, 'a'));
    await writeFile(join(parent, 'a', 'dialoom.yaml'), '');
    const { ask } = client(newHost({ projectsFolder: join(parent, 'not', 'yet') }).host);
    const seen = await ask('app.listFolders', { path: null });
    expect(seen.path).toBe(parent);
    expect(seen.folders.map(({ name, isProject }) => [name, isProject])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    await expect(ask('app.listFolders', { path: join(parent, 'none') })).rejects.toMatchObject({
      code: 'HOST_FOLDER_UNREADABLE',
    });
    expect((await ask('app.listFolders', { path: '/' })).parent).toBeNull();
  });

  it('creates a project from a template, opens it and remembers it', async () => {
    const { host } = newHost();
    const { ask } = client(host);
    const folder = temporaryFolder();
    expect((await ask('templates.list', {})).map(({ id }) => id)).toContain('blank');
    const { path } = await ask('projects.create', { template: 'blank', name: 'My shop', folder });
    const opened = await ask('projects.open', { path });
    expect(opened.files['dialoom.yaml']?.text).toContain('name: My shop');
    expect(opened.notices).toEqual([]);
    expect(await ask('projects.recent', {})).toMatchObject([{ path, name: 'My shop', missing: false }]);
    await ask('projects.forget', { path });
    expect(await ask('projects.recent', {})).toEqual([]);
  });

  it.each(['../elsewhere', 'a/b', '..', '.hidden', 'end. ', 'c\\d', 'x\u0000y'])(
    'rejects the project name %j',
    async (name) => {
      const folder = temporaryFolder();
      const { ask } = client(newHost().host);
      await expect(ask('projects.create', { template: 'blank', name, folder })).rejects.toMatchObject({
        code: 'PROJECT_NAME_INVALID',
      });
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('opens a project with broken documents, named after its folder', async () => {
    const { ask } = client(newHost().host);
    const path = projectFolder({ ...smallProject, 'dialoom.yaml': 'name: [\n' });
    const opened = await ask('projects.open', { path });
    expect(opened.files[flow]?.text).toBe(smallProject[flow]);
    expect((await ask('projects.recent', {}))[0]?.name).toBe(path.split('/').at(-1));
  });

  it('identifies a folder by one path, whichever link leads to it', async () => {
    const { ask } = client(newHost().host);
    const path = projectFolder();
    const link = join(temporaryFolder(), 'link');
    symlinkSync(path, link);
    expect((await ask('projects.open', { path: link })).path).toBe(path);
  });

  it('saves, and releases projects when the connection closes', async () => {
    const { host } = newHost();
    const first = client(host);
    const path = projectFolder();
    const { projectId, files } = await first.ask('projects.open', { path });
    const change = { path: flow, before: files[flow]?.hash ?? null, text: 'id: main\n' };
    const { files: saved } = await first.ask('projects.save', {
      projectId,
      batch: 'batch_01',
      changes: [change],
    });
    expect(saved[0]?.path).toBe(flow);
    expect(readFileSync(join(path, flow), 'utf8')).toBe('id: main\n');
    await expect(
      client(host).ask('projects.save', { projectId, batch: 'batch_01', changes: [change] }),
    ).rejects.toMatchObject({
      code: 'HOST_PROJECT_NOT_OPEN',
    });
    await first.connection.close();
    await expect(
      first.ask('projects.save', { projectId, batch: 'batch_01', changes: [change] }),
    ).rejects.toMatchObject({
      code: 'HOST_PROJECT_NOT_OPEN',
    });
  });

  it('tells a page that comes back what became of its last save', async () => {
    const { host } = newHost();
    const path = projectFolder();
    const first = client(host);
    const { projectId, files, applied } = await first.ask('projects.open', { path });
    expect(applied).toBeNull();
    const change = { path: flow, before: files[flow]?.hash ?? null, text: 'id: main\n' };
    const saved = await first.ask('projects.save', { projectId, batch: 'batch_01', changes: [change] });
    await first.connection.close();
    const { ask } = client(host);
    const again = await ask('projects.open', { path, unacknowledged: 'batch_01' });
    expect(again.applied).toEqual(saved.files);
    expect((await ask('projects.open', { path, unacknowledged: 'batch_02' })).applied).toBeNull();
    const repeated = { projectId: again.projectId, batch: 'batch_01', changes: [change] };
    expect(await ask('projects.save', repeated)).toEqual(saved);
  });

  it('shows one window what another saves, and not as a change by a program', async () => {
    const { host } = newHost();
    const path = projectFolder();
    const windows = [client(host), client(host)] as const;
    const first = await windows[0].ask('projects.open', { path });
    const second = await windows[1].ask('projects.open', { path });
    const change = { path: flow, before: first.files[flow]?.hash ?? null, text: 'id: main\n' };
    const saved = await windows[0].ask('projects.save', {
      projectId: first.projectId,
      batch: 'batch_01',
      changes: [change],
    });
    const file = { text: 'id: main\n', hash: saved.files[0]?.hash };
    const payload = { projectId: second.projectId, by: 'window', changes: [{ path: flow, file }] };
    expect(windows[1].events).toEqual([{ event: 'project.changedOnDisk', payload }]);
    expect(windows[0].events).toEqual([]);
    // It can go on from there at once.
    await windows[1].ask('projects.save', {
      projectId: second.projectId,
      batch: 'batch_02',
      changes: [{ path: flow, before: file.hash ?? null, text: 'id: main\nname: Second\n' }],
    });
    expect(readFileSync(join(path, flow), 'utf8')).toContain('Second');
  });

  describe('a page with a resume key', () => {
    const key = 'k'.repeat(43);
    const resume = (project: string | null) => ({ project, lifetime: 1000, keep: vi.fn(), drop: vi.fn() });

    it('hands over the next one for its project, and has none once it is closed', async () => {
      const path = projectFolder();
      const page = resume(null);
      const { ask } = client(newHost().host, page);
      const { projectId } = await ask('projects.open', { path });
      expect(await ask('projects.keepKey', { projectId, key, replaces: null })).toEqual({ lifetime: 1000 });
      expect(page.keep).toHaveBeenCalledExactlyOnceWith(key, path, null);
      expect(page.drop).not.toHaveBeenCalled();
      await ask('projects.close', { projectId });
      expect(page.drop).toHaveBeenCalledOnce();
      await expect(ask('projects.keepKey', { projectId, key, replaces: null })).rejects.toMatchObject({
        code: 'HOST_PROJECT_NOT_OPEN',
      });
    });

    it('opens its own project before any other', async () => {
      const [path, other] = [projectFolder(), projectFolder()];
      const { ask } = client(newHost().host, resume(path));
      await expect(ask('projects.open', { path: other })).rejects.toMatchObject({
        code: 'HOST_KEY_OF_ANOTHER_PROJECT',
      });
      await ask('projects.open', { path });
      expect((await ask('projects.open', { path: other })).path).toBe(other);
    });

    it('needs none where it has no connection to lose', async () => {
      const { ask } = client(newHost().host);
      const { projectId } = await ask('projects.open', { path: projectFolder() });
      expect(await ask('projects.keepKey', { projectId, key, replaces: null })).toEqual({ lifetime: null });
    });
  });

  it('finishes a running save before the connection closes', async () => {
    const { host } = newHost();
    const { ask, connection } = client(host);
    const path = projectFolder();
    const { projectId, files } = await ask('projects.open', { path });
    const save = ask('projects.save', {
      projectId,
      batch: 'batch_01',
      changes: [{ path: flow, before: files[flow]?.hash ?? null, text: 'id: main\n' }],
    });
    await connection.close();
    await save;
    expect(readFileSync(join(path, flow), 'utf8')).toBe('id: main\n');
  });

  it('closes a project that was still opening when the connection closed', async () => {
    const { host } = newHost();
    const { ask, connection } = client(host);
    const opening = ask('projects.open', { path: projectFolder() });
    await connection.close();
    const { projectId } = await opening;
    await expect(
      ask('projects.save', {
        projectId,
        batch: 'batch_01',
        changes: [{ path: flow, before: null, text: '' }],
      }),
    ).rejects.toMatchObject({ code: 'HOST_PROJECT_NOT_OPEN' });
  });
});

describe('conversations in the host', () => {
  it('simulates, archives, replays, keeps and deletes them', async () => {
    const { host, reported } = newHost();
    const page = client(host);
    const { ask, events } = page;
    const path = projectFolder({
      ...smallProject,
      [flow]:
        'id: main\nname: Main\nstates:\n' +
        '  - { id: start, kind: start, on: { next: name } }\n' +
        '  - { id: name, kind: collect, slot: name, prompt: "Your name?", on: { next: bye } }\n' +
        '  - { id: bye, kind: end, message: "Bye {{ slots.name }}" }\n',
      'dialoom.yaml': `${smallProject['dialoom.yaml']}slots:\n  name: { type: text }\n`,
      'nlu/intents/a.yaml': 'id: a\nname: A\nutterances: [hello there, good morning]\n',
      'nlu/intents/b.yaml': 'id: b\nname: B\nutterances: [where is my order, order status]\n',
    });
    const { projectId } = await ask('projects.open', { path });
    const { start, send, stream, entries, settled } = simulator(page, projectId);
    const conversationId = await start();
    await send(conversationId, 'Ada');
    expect(settled(conversationId)).toMatchObject({
      turn: 1,
      length: entries(conversationId).length,
      snapshot: { status: 'ended', slots: { name: 'Ada' } },
    });
    let next = 0;
    for (const event of stream(conversationId)) {
      if (event.type !== 'entries') continue;
      expect(event.from).toBe(next);
      next += event.entries.length;
    }
    const { log } = await ask('recordings.read', { projectId, recordingId: conversationId });
    expect(entries(conversationId)).toEqual(log);
    const progress = events.flatMap(({ event, payload }) =>
      event === 'progress' ? [payload as { task: string; done: boolean }] : [],
    );
    expect(progress.filter(({ done }) => done).map(({ task }) => task)).toContain('nlu');

    expect(await ask('recordings.list', { projectId })).toMatchObject([
      { header: { id: conversationId }, turns: 1, preview: 'Ada', resolution: 'resolved', keptAs: null },
    ]);
    expect(await ask('recordings.replay', { projectId, recordingId: conversationId })).toMatchObject({
      same: true,
    });
    const kept = await ask('recordings.keep', { projectId, recordingId: conversationId });
    expect(readFileSync(join(path, kept.path), 'utf8')).toContain('Ada');
    await writeFile(join(path, 'recordings', 'damaged.jsonl'), '{');
    expect(await ask('recordings.list', { projectId })).toMatchObject([{ keptAs: kept.path }]);
    expect(reported).toHaveLength(1);
    await ask('recordings.delete', { projectId, recordingId: conversationId });
    expect(await ask('recordings.list', { projectId })).toEqual([]);
    expect(await readdir(join(path, 'recordings'))).toEqual(['damaged.jsonl']);
    await expect(ask('recordings.read', { projectId, recordingId: conversationId })).rejects.toMatchObject({
      code: 'HOST_UNKNOWN_RECORDING',
    });

    // A new conversation ends the previous one; of two started at once, one remains.
    const [first = '', second = ''] = await Promise.all([start(), start()]);
    await expect(send(first, 'x')).rejects.toMatchObject({ code: 'HOST_UNKNOWN_CONVERSATION' });
    await send(second, 'Bob');
    await ask('projects.close', { projectId });
    await expect(send(second, 'x')).rejects.toMatchObject({ code: 'HOST_UNKNOWN_CONVERSATION' });
  });

  it('resumes for a page that lost its connection, from the last entry it received', async () => {
    const { host } = newHost();
    const path = projectFolder({
      ...smallProject,
      [flow]:
        'id: main\nname: Main\nstates:\n' +
        '  - { id: start, kind: start, on: { next: name } }\n' +
        '  - { id: name, kind: collect, slot: name, prompt: "Your name?", on: { next: town } }\n' +
        '  - { id: town, kind: collect, slot: town, prompt: "Your town?", on: { next: bye } }\n' +
        '  - { id: bye, kind: end, message: "Bye {{ slots.name }}" }\n',
      'dialoom.yaml': `${smallProject['dialoom.yaml']}slots:\n  name: { type: text }\n  town: { type: text }\n`,
    });
    const before = client(host);
    const lost = await before.ask('projects.open', { path });
    const first = simulator(before, lost.projectId);
    const conversationId = await first.start();
    const known = first.settled(conversationId).length;
    await first.send(conversationId, 'Ada');
    const missed = first.entries(conversationId).slice(known);
    await before.connection.close();

    const page = client(host);
    const { projectId } = await page.ask('projects.open', { path });
    const resume = (id: string, from: number) =>
      page.ask('simulator.resume', { projectId, conversationId: id, actions: 'mock', from });
    expect(await resume(conversationId, known)).toMatchObject({
      entries: missed,
      length: known + missed.length,
      turn: 1,
      snapshot: { slots: { name: 'Ada' } },
    });
    const second = simulator(page, projectId);
    await second.send(conversationId, 'Turin');
    expect(second.settled(conversationId)).toMatchObject({ turn: 2, snapshot: { status: 'ended' } });
    expect(second.stream(conversationId)[0]).toMatchObject({ type: 'entries', from: known + missed.length });
    expect(await resume(conversationId, known + missed.length)).toMatchObject({
      entries: second.entries(conversationId),
    });
    await expect(resume('conv_00000000', 0)).rejects.toMatchObject({ code: 'HOST_UNKNOWN_CONVERSATION' });
    expect(await page.ask('recordings.replay', { projectId, recordingId: conversationId })).toMatchObject({
      same: true,
    });
  });

  it('remembers a customer in the next simulation, until the project is closed', async () => {
    const { host } = newHost();
    const page = client(host);
    const { ask } = page;
    const path = projectFolder({
      ...smallProject,
      [flow]:
        'id: main\nname: Main\nstates:\n' +
        '  - { id: start, kind: start, on: { next: agree } }\n' +
        '  - { id: agree, kind: set, slots: { agrees: "true" }, on: { next: name } }\n' +
        '  - { id: name, kind: collect, slot: name, prompt: "Your name?", on: { next: bye } }\n' +
        '  - { id: bye, kind: end, message: "Bye {{ slots.name }}" }\n',
      'dialoom.yaml':
        `${smallProject['dialoom.yaml']}slots:\n  name: { type: text, scope: customer }\n` +
        '  agrees: { type: boolean, scope: customer }\npolicies: { memory: { consentSlot: agrees } }\n',
    });
    const customer = { id: 'c1', authenticated: true };
    const { projectId } = await ask('projects.open', { path });
    const { start, send, settled } = simulator(page, projectId);
    const first = await start({ customer });
    expect(settled(first).snapshot).toMatchObject({ customer, slots: { name: null } });
    await send(first, 'Ada');
    expect(settled(await start({ customer })).snapshot).toMatchObject({
      status: 'ended',
      slots: { name: 'Ada' },
    });
    const other = await start({ customer: { ...customer, id: 'c2' } });
    expect(settled(other).snapshot.slots.name).toBeNull();
    await ask('projects.close', { projectId });
    const again = simulator(page, (await ask('projects.open', { path })).projectId);
    expect(again.settled(await again.start({ customer })).snapshot.slots.name).toBeNull();
  });

  it('simulates a customer in another time zone', async () => {
    const { host } = newHost({ clock: { now: () => Date.parse('2026-03-05T23:30:00Z') } });
    const page = client(host);
    const path = projectFolder({
      ...smallProject,
      [flow]:
        'id: main\nname: Main\nstates:\n' +
        '  - { id: start, kind: start, on: { next: bye } }\n' +
        "  - { id: bye, kind: end, message: \"{{ 'today' | date: '%Y-%m-%d' }}\" }\n",
    });
    const { projectId } = await page.ask('projects.open', { path });
    const { start, entries } = simulator(page, projectId);
    expect(JSON.stringify(entries(await start()))).toContain('"text":"2026-03-05"');
    expect(JSON.stringify(entries(await start({ timeZone: 'Asia/Tokyo' })))).toContain('"text":"2026-03-06"');
    await expect(start({ timeZone: 'Asia/Tokio' })).rejects.toMatchObject({
      code: 'CONVERSATION_TIME_ZONE_UNKNOWN',
    });
  });

  it('continues by itself when the time a conversation waits for has come', async () => {
    let now = 1_700_000_000_000;
    const alarms: { readonly at: number; readonly ring: () => void }[] = [];
    const { host } = newHost({
      clock: { now: () => now },
      setAlarm: (afterMs, ring) => {
        const alarm = { at: now + afterMs, ring };
        alarms.push(alarm);
        return () => void alarms.splice(alarms.indexOf(alarm), 1);
      },
    });
    const page = client(host);
    const { ask } = page;
    const path = projectFolder({
      ...smallProject,
      [flow]:
        'id: main\nname: Main\nstates:\n' +
        '  - { id: start, kind: start, on: { next: name } }\n' +
        '  - { id: name, kind: collect, slot: name, prompt: "Your name?", noInputAfter: 1m, on: { next: bye } }\n' +
        '  - { id: bye, kind: end }\n',
      'dialoom.yaml': `${smallProject['dialoom.yaml']}slots:\n  name: { type: text }\n`,
    });
    const { projectId } = await ask('projects.open', { path });
    const { start, stream, settled } = simulator(page, projectId);
    const conversationId = await start();
    const events = stream(conversationId).length;
    expect(alarms.map(({ at }) => at)).toEqual([now + 60_000]);
    const ring = () => {
      for (const alarm of alarms.splice(0)) alarm.ring();
    };
    ring();
    await vi.waitFor(() => expect(alarms).toHaveLength(1));
    expect(stream(conversationId)).toHaveLength(events);

    now += 60_000;
    ring();
    await vi.waitFor(() => expect(settled(conversationId).snapshot.silences).toBe(1));
    expect(settled(conversationId)).toMatchObject({ turn: 0, snapshot: { timer: { at: now + 60_000 } } });

    await ask('simulator.skipWait', { projectId, conversationId });
    expect(settled(conversationId)).toMatchObject({ turn: 0, snapshot: { silences: 2 } });
    expect(alarms).toHaveLength(1);
    await ask('projects.close', { projectId });
    expect(alarms).toHaveLength(0);
  });

  it('reads several messages of one thought as one turn', async () => {
    const alarms: (() => void)[] = [];
    const page = client(
      newHost({
        clock: { now: () => 1_700_000_000_000 },
        setAlarm: (_, ring) => {
          alarms.push(ring);
          return () => void alarms.splice(alarms.indexOf(ring), 1);
        },
      }).host,
    );
    const { ask } = page;
    const path = projectFolder({
      ...smallProject,
      [flow]:
        'id: main\nname: Main\nstates:\n' +
        '  - { id: start, kind: start, on: { next: name } }\n' +
        '  - { id: name, kind: collect, slot: name, prompt: "Your name?", on: { next: bye } }\n' +
        '  - { id: bye, kind: end }\n',
      'dialoom.yaml': `${smallProject['dialoom.yaml']}slots:\n  name: { type: text }\n`,
    });
    const { projectId } = await ask('projects.open', { path });
    const { start, send, settled, entries } = simulator(page, projectId);
    const conversationId = await start();
    const answers = [send(conversationId, 'hi'), send(conversationId, 'my order')];
    await vi.waitFor(() => expect(alarms).toHaveLength(1));
    expect(settled(conversationId).turn).toBe(0);
    for (const ring of alarms.splice(0)) ring();
    await Promise.all(answers);
    expect(settled(conversationId).turn).toBe(1);
    const heard = entries(conversationId).flatMap((entry) =>
      entry.entry === 'event' && entry.event.type === 'message' ? [entry.event] : [],
    );
    expect(heard).toMatchObject([{ text: 'hi\nmy order', messages: [{ end: 2 }, { start: 3 }] }]);
  });

  it('reports what keeps a project from running, with its place', async () => {
    const page = client(newHost().host);
    const { ask } = page;
    const path = projectFolder({
      ...smallProject,
      [flow]: 'id: main\nstates:\n  - { id: start, kind: start, on: { next: nowhere } }\n',
    });
    const { projectId } = await ask('projects.open', { path });
    await expect(simulator(page, projectId).start()).rejects.toMatchObject({ location: { file: flow } });
  });

  it('exports a bundle, and replaces a file only if asked to', async () => {
    const { ask } = client(newHost().host);
    const folder = projectFolder();
    const { projectId } = await ask('projects.open', { path: folder });
    const target = join(temporaryFolder(), 'small.dialoom');
    const params = { projectId, path: target, overwrite: false, signingKeyPath: null };
    const bundle = await ask('bundle.export', params);
    expect(bundle).toMatchObject({ path: target, bytes: readFileSync(target).length, signedBy: null });
    await expect(ask('bundle.export', params)).rejects.toMatchObject({ code: 'HOST_FILE_EXISTS' });
    expect(await ask('bundle.export', { ...params, overwrite: true })).toMatchObject({
      sha256: bundle.sha256,
    });
    const missing = { ...params, overwrite: true, signingKeyPath: join(folder, 'none.pem') };
    await expect(ask('bundle.export', missing)).rejects.toMatchObject({ code: 'PROJECT_UNREADABLE' });
  });
});
