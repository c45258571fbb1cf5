import { beforeEach, describe, expect, it } from 'vitest';
import { shopProject } from '../../engine/model/fixtures/shopProject.ts';
import { addAndSelectState, removeStates } from './flowEdits.ts';
import { goToProblem, moveInHistory } from './navigation.ts';
import { changeFlowIdAndStay } from './projectEdits.ts';
import { runEdit } from './runEdit.ts';
import { createStudio, type Studio } from './studio.ts';
import { createMemoryHost } from './testing/createMemoryHost.ts';

let studio: Studio;
const flows = () => Object.keys(studio.document.getState().project!.flows);
const open = () => studio.view.getState();

beforeEach(async () => {
  const host = createMemoryHost(shopProject);
  studio = createStudio(host.client, { notify: () => {}, later: () => () => {}, edits: host.edits });
  await studio.document.getState().open('/projects/shop');
  studio.view.getState().openFlow('main');
  studio.view.getState().select(['greet']);
});

describe('changing the id of the open flow', () => {
  it('keeps the flow open with its selection, through undo and redo', () => {
    changeFlowIdAndStay(studio, 'main', 'welcome');
    expect(studio.document.getState().project!.manifest.entryFlow).toBe('welcome');
    expect(open()).toMatchObject({ flow: 'welcome', selection: ['greet'] });
    moveInHistory(studio, 'undo');
    expect(flows()).toContain('main');
    expect(open()).toMatchObject({ flow: 'main', selection: ['greet'] });
    moveInHistory(studio, 'redo');
    expect(open()).toMatchObject({ flow: 'welcome', selection: ['greet'] });
  });

  it('leaves the open flow alone when the id of another one changes', () => {
    runEdit(studio, 'flow.create', { id: 'other', name: 'Other' });
    changeFlowIdAndStay(studio, 'other', 'another');
    expect(open()).toMatchObject({ flow: 'main', selection: ['greet'] });
  });
});

describe('a problem', () => {
  const at = (file: string, field?: string) => {
    const location = { file, ...(field === undefined ? {} : { field }) };
    goToProblem(studio, { severity: 'error', code: 'X', message: '', remedy: '', location });
    const { mainView, items, file: text } = open();
    return { mainView, items, file: text };
  };

  it('of a document leads to its view', () => {
    expect(at('nlu/entities/order_number.yaml')).toMatchObject({
      mainView: 'entities',
      items: { entities: 'order_number' },
    });
    expect(at('dialoom.yaml', 'slots.order_id.entity')).toMatchObject({
      mainView: 'slots',
      items: { slots: 'order_id' },
    });
    expect(at('dialoom.yaml', 'environment.variables.SHOP_API_URL')).toMatchObject({
      mainView: 'environment',
      items: { environment: 'variables.SHOP_API_URL' },
    });
  });

  it('of a document that cannot be read leads to its text', () => {
    runEdit(studio, 'file.replaceText', { path: 'nlu/entities/order_number.yaml', text: 'id: [' });
    expect(at('nlu/entities/order_number.yaml')).toMatchObject({
      mainView: 'flows',
      file: 'nlu/entities/order_number.yaml',
    });
  });
});

describe('what is selected', () => {
  const card = () =>
    addAndSelectState(studio, 'main', 'message', { x: 0, y: 0 }, { state: 'greet', outcome: 'error' });

  it('is only what exists after undo and redo', () => {
    card();
    const [added] = open().selection;
    studio.view.getState().selectTransitions([{ state: 'greet', outcome: 'error' }]);
    studio.view.getState().setRenaming(added ?? '');
    moveInHistory(studio, 'undo');
    expect(open()).toMatchObject({ selection: [], transitions: [], renaming: null });
    moveInHistory(studio, 'redo');
    studio.view.getState().select([added ?? '', 'greet']);
    moveInHistory(studio, 'undo');
    expect(open().selection).toEqual(['greet']);
    removeStates(studio, 'main', open().selection);
    expect(open().selection).toEqual([]);
  });

  it('is only what exists after a change on disk, and kept while a flow cannot be read', () => {
    const path = 'flows/main.flow.yaml';
    const text = studio.document.getState().files[path] ?? '';
    runEdit(studio, 'file.replaceText', { path, text: 'id: [' });
    expect(open().selection).toEqual(['greet']);
    runEdit(studio, 'file.replaceText', { path, text: text.replaceAll('greet', 'welcome') });
    expect(open().selection).toEqual([]);
  });
});

describe('undo', () => {
  it('opens the one flow that a step changed', () => {
    runEdit(studio, 'flow.create', { id: 'other', name: 'Other' });
    runEdit(studio, 'flow.setField', { flow: 'other', field: 'name', value: 'Another' });
    moveInHistory(studio, 'undo');
    expect(open().flow).toBe('other');
  });

  it('scrolls the text that is open to what changed, without moving the cursor', () => {
    const path = 'flows/main.flow.yaml';
    const text = () => studio.document.getState().files[path]!;
    open().setFlowMode('text');
    const line =
      text()
        .split('\n')
        .findIndex((row) => row.includes('id: greet')) + 1;
    runEdit(studio, 'file.replaceText', { path, text: text().replace('id: greet', 'id: hello') });
    runEdit(studio, 'flow.setField', { flow: 'main', field: 'name', value: 'Another' });
    moveInHistory(studio, 'undo');
    expect(open().revealLine).toMatchObject({ line: 2, isVisit: false });
    moveInHistory(studio, 'undo');
    expect(open().revealLine).toMatchObject({ line, isVisit: false });
    runEdit(studio, 'file.replaceText', { path, text: `${text()}# Noted.` });
    moveInHistory(studio, 'undo');
    expect(open().revealLine?.line).toBe(text().split('\n').length);
  });
});
