import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../engine/base/appError.ts';
import { shopProject } from '../../engine/model/fixtures/shopProject.ts';
import { createDocumentStore, type DocumentStore } from './documentStore.ts';
import { createMemoryHost, type MemoryHost } from './testing/createMemoryHost.ts';

const flow = 'flows/main.flow.yaml';
const notices: string[] = [];
let due: (() => void)[] = [];
let host: MemoryHost;
let store: DocumentStore;

const state = () => store.getState();
const runDue = () => {
  for (const run of due.splice(0)) run();
};
const rename = (name: string) => state().run('state.rename', { flow: 'main', state: 'greet', name });
const nameOfGreet = () => state().project?.flows.main?.states.find(({ id }) => id === 'greet')?.name;

const until = (holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (holds()) resolve();
    };
    store.subscribe(look);
    look();
  });

let closeNotice = () => {};

beforeEach(async () => {
  notices.length = 0;
  due = [];
  host = createMemoryHost(shopProject);
  store = newStore();
  await state().open('/projects/shop');
});

/** A page: several share the host, and one that is loaded again has what the one before has kept. */
function newStore(): DocumentStore {
  return createDocumentStore(host.client, {
    edits: host.edits,
    notify: ({ title, onClose }) => {
      notices.push(title);
      closeNotice = onClose ?? (() => {});
    },
    later: (run) => {
      due.push(run);
      return () => {
        due = due.filter((one) => one !== run);
      };
    },
  });
}

describe('documentStore', () => {
  it('opens a project and finds its problems in idle time', () => {
    expect(state().opened).toEqual({ id: 'project_1', path: '/projects/shop' });
    expect(state().project?.manifest.name).toBe('Shop');
    expect(state().problems).toEqual([]);
    state().run('file.replaceText', { path: flow, text: 'id: [broken' });
    state().run('file.replaceText', { path: flow, text: 'id: [broken still' });
    expect(due).toHaveLength(1);
    runDue();
    expect(state().problems.some(({ location }) => location?.file === flow)).toBe(true);
    expect(state().project?.flows.main).toBeUndefined();
    expect(state().files[flow]).toBe('id: [broken still');
  });

  it('saves every edit at once, based on what is on disk', async () => {
    rename('Say hello');
    expect(state().save.status).toBe('saving');
    await state().whenSaved();
    expect(state().save.status).toBe('saved');
    expect(host.disk.get(flow)).toContain('name: Say hello');
    expect(host.disk.get(flow)).toContain('# Short, people are in a hurry.');
  });

  it('makes typing in one field one step of undo', () => {
    rename('S');
    rename('Sa');
    state().seal();
    rename('Say');
    expect(state().undoLabel).toBe('Rename state');
    state().undo();
    expect(nameOfGreet()).toBe('Sa');
    expect(state().undo()).toEqual([flow]);
    expect(nameOfGreet()).toBeUndefined();
    expect(state().undoLabel).toBeNull();
    state().redo();
    expect(nameOfGreet()).toBe('Sa');
  });

  it('saves undo and redo like any edit', async () => {
    rename('Say hello');
    await state().whenSaved();
    state().undo();
    await state().whenSaved();
    expect(host.disk.get(flow)).toBe(shopProject[flow]);
  });

  it('groups several commands into one step', () => {
    state().group('Add state', () => {
      state().run('state.add', { flow: 'main', kind: 'message', at: { x: 1, y: 2 } });
      state().run('state.move', { flow: 'main', places: { greet: { x: 5, y: 5 } } });
    });
    expect(state().undoLabel).toBe('Add state');
    state().undo();
    expect(state().files).toEqual(shopProject);
  });

  it('changes nothing when a command fails', () => {
    const { files } = state();
    expect(() => state().run('state.delete', { flow: 'main', states: ['nobody'] })).toThrowError(AppError);
    expect(state().files).toBe(files);
    expect(state().undoLabel).toBeNull();
  });

  it('shows why something could not be saved, and saves it on retry', async () => {
    host.failSaves(new AppError({ code: 'PROJECT_NOT_WRITABLE', message: 'Disk full', remedy: 'Make room' }));
    rename('Say hello');
    await expect(state().whenSaved()).rejects.toMatchObject({ code: 'PROJECT_NOT_WRITABLE' });
    expect(state().save).toMatchObject({ status: 'failed', error: { message: 'Disk full' } });
    host.failSaves(null);
    state().retrySave();
    await state().whenSaved();
    expect(host.disk.get(flow)).toContain('Say hello');
  });

  it('records an external change as a step that can be undone', async () => {
    const theirs = (shopProject[flow] ?? '').replace('name: Main', 'name: Entrance');
    host.writeOutside(flow, theirs);
    expect(state().project?.flows.main?.name).toBe('Entrance');
    expect(notices).toEqual([`${flow} changed on disk`]);
    expect(host.saves).toEqual([]);
    state().undo();
    await state().whenSaved();
    expect(host.disk.get(flow)).toBe(shopProject[flow]);
  });

  it('collects external changes in one notice while it is shown', () => {
    const text = shopProject['dialoom.yaml'] ?? '';
    host.writeOutside(flow, `${shopProject[flow]}# a\n`);
    host.writeOutside('dialoom.yaml', `${text}# a\n`);
    host.writeOutside('dialoom.yaml', `${text}# b\n`);
    closeNotice();
    host.writeOutside('dialoom.yaml', `${text}# c\n`);
    expect(notices).toEqual([
      `${flow} changed on disk`,
      '2 files changed on disk',
      '2 files changed on disk',
      'dialoom.yaml changed on disk',
    ]);
  });

  describe('after both sides changed', () => {
    const theirs = (shopProject[flow] ?? '').replace('name: Main', 'name: Entrance');

    beforeEach(async () => {
      host.writeUnnoticed(flow, theirs);
      rename('Mine');
      await expect(state().whenSaved()).rejects.toMatchObject({ code: 'HOST_FILE_CHANGED_ON_DISK' });
      host.writeOutside(flow, theirs);
    });

    it('overwrites nothing without a decision', () => {
      expect(host.disk.get(flow)).toBe(theirs);
      expect(state().conflicts).toEqual([
        { path: flow, by: 'program', edited: state().files[flow], disk: theirs },
      ]);
      expect(nameOfGreet()).toBe('Mine');
    });

    it('uses the version on disk on request; undo restores the edited one', async () => {
      state().resolveConflict(flow, 'disk');
      await state().whenSaved();
      expect(state().conflicts).toEqual([]);
      expect(state().files[flow]).toBe(theirs);
      expect(host.disk.get(flow)).toBe(theirs);
      state().undo();
      expect(nameOfGreet()).toBe('Mine');
    });

    it('overwrites the version on disk on request', async () => {
      state().resolveConflict(flow, 'edited');
      await state().whenSaved();
      expect(host.disk.get(flow)).toContain('name: Mine');
      expect(host.disk.get(flow)).toContain('name: Main');
    });
  });

  it('reads the disk again when a save is rejected without a reported change', async () => {
    host.writeUnnoticed(flow, 'id: main\nname: Theirs\n');
    rename('Mine');
    await expect(state().whenSaved()).rejects.toMatchObject({ code: 'HOST_FILE_CHANGED_ON_DISK' });
    state().retrySave();
    await until(() => state().conflicts.length > 0);
    expect(state().conflicts.map(({ path }) => path)).toEqual([flow]);
  });

  describe('while the host is away', () => {
    /** Loads the page again: what is in memory is lost. */
    const reload = async () => {
      host.leave();
      store = newStore();
      host.setConnection('connected');
      await state().open('/projects/shop');
    };

    beforeEach(() => host.setConnection('unreachable'));

    it('keeps edits, and saves them when it is back, with what changed meanwhile', async () => {
      rename('Say hello');
      expect(state().save).toEqual({ status: 'kept', inBrowser: true });
      await expect(state().whenSaved()).rejects.toMatchObject({ code: 'HOST_DISCONNECTED' });
      rename('Say hello again');
      host.writeUnnoticed('locales/en.yaml', 'main.greeting: Changed meanwhile\n');
      host.setConnection('connected');
      await until(() => state().save.status === 'saved');
      expect(state().opened?.id).toBe('project_2');
      expect(host.disk.get(flow)).toContain('Say hello again');
      expect(state().project?.locales.en?.['main.greeting']).toBe('Changed meanwhile');
    });

    it('has nothing to keep if everything is on disk', async () => {
      expect(state().save.status).toBe('saved');
      await state().whenSaved();
    });

    it('keeps edits over a reload, as one step that can be undone', async () => {
      rename('Say hello');
      await reload();
      expect(nameOfGreet()).toBe('Say hello');
      await state().whenSaved();
      expect(host.disk.get(flow)).toContain('Say hello');
      expect(host.edits.read('/projects/shop')).toBeNull();
      expect(state().undoLabel).toBe('Restore unsaved edits');
      state().undo();
      expect(state().files).toEqual(shopProject);
    });

    it('asks after a reload if the file was changed meanwhile, and overwrites nothing', async () => {
      rename('Mine');
      const edited = state().files[flow] ?? null;
      const theirs = (shopProject[flow] ?? '').replace('name: Main', 'name: Entrance');
      host.writeUnnoticed(flow, theirs);
      host.writeUnnoticed('locales/en.yaml', 'main.greeting: Theirs\n');
      await reload();
      expect(state().conflicts).toEqual([{ path: flow, by: 'program', edited, disk: theirs }]);
      expect(nameOfGreet()).toBe('Mine');
      expect(state().project?.locales.en?.['main.greeting']).toBe('Theirs');
      expect(host.disk.get(flow)).toBe(theirs);
      state().resolveConflict(flow, 'disk');
      expect(state().files[flow]).toBe(theirs);
      state().undo();
      expect(nameOfGreet()).toBe('Mine');
    });

    it('asks the same without a reload', async () => {
      rename('Mine');
      const theirs = (shopProject[flow] ?? '').replace('name: Main', 'name: Entrance');
      host.writeUnnoticed(flow, theirs);
      host.setConnection('connected');
      await until(() => state().conflicts.length > 0);
      expect(host.disk.get(flow)).toBe(theirs);
      expect(host.saves).toEqual([]);
    });

    it('says so if the browser has no room', () => {
      store = createDocumentStore(host.client, {
        edits: { read: () => null, write: (_, edits) => edits === null },
        notify: () => {},
        later: () => () => {},
      });
      host.setConnection('connected');
      return state()
        .open('/projects/shop')
        .then(() => {
          host.setConnection('unreachable');
          rename('Say hello');
          expect(state().save).toEqual({ status: 'kept', inBrowser: false });
        });
    });

    it('reports a project that cannot be opened again, and tries it again on request', async () => {
      rename('Say hello');
      const { request } = host.client;
      const gone = new AppError({ code: 'PROJECT_NOT_FOUND', message: 'Gone', remedy: 'Look' });
      Object.assign(host.client, { request: async () => Promise.reject(gone) });
      host.setConnection('connected');
      await until(() => state().save.status === 'failed');
      rename('Say hello again');
      expect(state().save).toMatchObject({ status: 'failed', error: { code: 'PROJECT_NOT_FOUND' } });
      Object.assign(host.client, { request });
      state().retrySave();
      await until(() => state().save.status === 'saved');
      expect(host.disk.get(flow)).toContain('Say hello again');
    });
  });

  describe('after the answer to a save was lost', () => {
    beforeEach(async () => {
      host.loseAnswers();
      rename('Sent');
      await until(() => state().save.status === 'kept');
      host.setConnection('unreachable');
      expect(host.saves).toHaveLength(1);
    });

    it('knows it as its own, and does not make it twice', async () => {
      host.setConnection('connected');
      await until(() => state().save.status === 'saved');
      expect(host.saves).toHaveLength(1);
      expect([state().conflicts, notices]).toEqual([[], []]);
    });

    it('goes on from it with what was typed since', async () => {
      rename('Sent and more');
      host.setConnection('connected');
      await until(() => state().save.status === 'saved');
      expect(state().conflicts).toEqual([]);
      expect(host.saves).toHaveLength(2);
      expect(host.disk.get(flow)).toContain('Sent and more');
    });

    it.each([
      ['more was typed', () => rename('Sent and more'), 'Sent and more'],
      ['it was undone', () => void state().undo(), undefined],
    ])('and a reload, %s: nothing is asked or lost', async (_, edit, name) => {
      edit();
      host.leave();
      store = newStore();
      host.setConnection('connected');
      await state().open('/projects/shop');
      await state().whenSaved();
      expect(state().conflicts).toEqual([]);
      expect(nameOfGreet()).toBe(name);
      expect(host.disk.get(flow)).toBe(state().files[flow]);
    });

    it('sees what another program changed after it', async () => {
      rename('Sent and more');
      const sent = host.disk.get(flow) ?? '';
      host.writeUnnoticed(flow, sent.replace('name: Main', 'name: Entrance'));
      host.setConnection('connected');
      await until(() => state().conflicts.length > 0);
      expect(state().conflicts[0]?.disk).toContain('name: Sent\n');
    });
  });

  describe('with another window on the project', () => {
    const other = (from: string, to: string) =>
      host.writeOutside(flow, (host.disk.get(flow) ?? '').replace(from, to), 'window');

    it('shows its edits at once, without a notice and without a step of undo', async () => {
      other('name: Main', 'name: Entrance');
      expect(state().project?.flows.main?.name).toBe('Entrance');
      expect([notices, state().undoLabel, state().save.status]).toEqual([[], null, 'saved']);
      expect(host.saves).toEqual([]);
    });

    it('undoes what was done here, and never what the other did', async () => {
      rename('Mine');
      await state().whenSaved();
      other('name: Main', 'name: Entrance');
      state().undo();
      await state().whenSaved();
      expect(nameOfGreet()).toBeUndefined();
      expect(host.disk.get(flow)).toBe((shopProject[flow] ?? '').replace('name: Main', 'name: Entrance'));
      state().redo();
      expect([nameOfGreet(), state().project?.flows.main?.name]).toEqual(['Mine', 'Entrance']);
    });

    it('puts edits of the same moment together if they are of different lines', async () => {
      const theirs = (shopProject[flow] ?? '').replace('name: Main', 'name: Entrance');
      // The other save was faster, so this one is refused, and made again on top of it.
      host.writeUnnoticed(flow, theirs);
      rename('Mine');
      host.writeOutside(flow, theirs, 'window');
      await state().whenSaved();
      expect([state().conflicts, notices]).toEqual([[], []]);
      expect([nameOfGreet(), state().project?.flows.main?.name]).toEqual(['Mine', 'Entrance']);
      expect(host.disk.get(flow)).toBe(state().files[flow]);
      state().undo();
      expect([nameOfGreet(), state().project?.flows.main?.name]).toEqual([undefined, 'Entrance']);
    });

    it('asks about edits of the same lines', async () => {
      rename('Mine');
      await state().whenSaved();
      rename('Mine, more');
      other('name: Mine', 'name: Theirs');
      expect(state().conflicts).toMatchObject([{ path: flow, by: 'window' }]);
      expect(nameOfGreet()).toBe('Mine, more');
      expect(host.disk.get(flow)).toContain('name: Theirs');
    });
  });

  it('resets when the project is closed, but not before everything is saved', async () => {
    rename('Say hello');
    await state().close();
    expect(state().opened).toBeNull();
    expect(state().project).toBeNull();
    expect(host.disk.get(flow)).toContain('Say hello');
  });
});
