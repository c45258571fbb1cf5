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
  store = createDocumentStore(host.client, {
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
  await state().open('/projects/shop');
});

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
      expect(state().conflicts).toEqual([{ path: flow, edited: state().files[flow], disk: theirs }]);
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

  it('opens the folder again when the host is back, and saves the rest', async () => {
    host.failSaves(new AppError({ code: 'HOST_DISCONNECTED', message: 'Lost', remedy: 'Start it' }));
    rename('Say hello');
    await expect(state().whenSaved()).rejects.toMatchObject({ code: 'HOST_DISCONNECTED' });
    host.setConnected(false);
    host.failSaves(null);
    host.writeUnnoticed('locales/en.yaml', 'main.greeting: Changed meanwhile\n');
    host.setConnected(true);
    await until(() => state().save.status === 'saved');
    expect(state().opened?.id).toBe('project_2');
    expect(host.disk.get(flow)).toContain('Say hello');
    expect(state().project?.locales.en?.['main.greeting']).toBe('Changed meanwhile');
  });

  it('resets when the project is closed, but not before everything is saved', async () => {
    rename('Say hello');
    await state().close();
    expect(state().opened).toBeNull();
    expect(state().project).toBeNull();
    expect(host.disk.get(flow)).toContain('Say hello');
  });
});
