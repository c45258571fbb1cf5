import { beforeEach, describe, expect, it } from 'vitest';
import { shopProject } from '../../engine/model/fixtures/shopProject.ts';
import {
  addAndSelectState,
  changeIdAndSelection,
  copyToClipboard,
  duplicateAndSelectStates,
  pasteFromClipboard,
  placeStates,
  removeStates,
  removeTransitions,
  startFlowAt,
} from './flowEdits.ts';
import { addAndOpenFlow } from './projectEdits.ts';
import { runEdit } from './runEdit.ts';

import { createStudio, type Studio } from './studio.ts';
import { createMemoryHost } from './testing/createMemoryHost.ts';

let studio: Studio;
const main = () => studio.document.getState().project!.flows.main!;
const places = () => studio.document.getState().project!.layouts.main?.states ?? {};
const selection = () => studio.view.getState().selection;

beforeEach(async () => {
  const { 'flows/main.layout.json': _, ...withoutLayout } = shopProject;
  const host = createMemoryHost(withoutLayout);
  studio = createStudio(host.client, { notify: () => {}, later: () => () => {}, edits: host.edits });
  await studio.document.getState().open('/projects/shop');
  studio.view.getState().openFlow('main');
});

describe('gestures on the canvas', () => {
  it('adds a state, connected and selected, in one step, and keeps the places of the others', () => {
    addAndSelectState(studio, 'main', 'message', { x: 10.4, y: 20.6 }, { state: 'start', outcome: 'next' });
    expect(selection()).toEqual(['message']);
    expect(main().states[0]!.on).toEqual({ next: 'message' });
    expect(places().message).toEqual({ x: 10, y: 21 });
    expect(Object.keys(places()).sort()).toEqual(
      main()
        .states.map(({ id }) => id)
        .sort(),
    );
    expect(studio.document.getState().undoLabel).toBe('Add state');
    studio.document.getState().undo();
    expect(places()).toEqual({});
    expect(main().states[0]!.on).toEqual({ next: 'greet' });
  });

  it('makes no edit when a drag ends where it began', () => {
    placeStates(studio, 'main', { greet: { x: 1, y: 2 } });
    const { files } = studio.document.getState();
    placeStates(studio, 'main', { greet: { x: 1.3, y: 1.8 } });
    expect(studio.document.getState().files).toBe(files);
    studio.document.getState().undo();
    expect(places()).toEqual({});
    expect(studio.document.getState().undoLabel).toBe(null);
  });

  it('makes no edit when nothing moves in a flow of which some states have no place', () => {
    const layout = { states: { greet: { x: 1, y: 2 } } };
    runEdit(studio, 'file.replaceText', {
      path: 'flows/main.layout.json',
      text: `${JSON.stringify(layout)}\n`,
    });
    const { files } = studio.document.getState();
    placeStates(studio, 'main', { greet: { x: 1, y: 2 } });
    expect(studio.document.getState().files).toBe(files);
    placeStates(studio, 'main', { greet: { x: 5, y: 2 } });
    expect(Object.keys(places()).length).toBe(main().states.length);
    studio.document.getState().undo();
    expect(places()).toEqual(layout.states);
  });

  it('starts the flow at a state', () => {
    startFlowAt(studio, 'main', 'bye');
    expect(main().states[0]!.on).toEqual({ next: 'bye' });
    expect(places()).toEqual({});
    expect(studio.document.getState().undoLabel).toBe('Start here');
    studio.document.getState().undo();
    expect(main().states[0]!.on).toEqual({ next: 'greet' });
  });

  it('adds the start state that a flow lacks, and keeps the places of the others', () => {
    removeStates(studio, 'main', ['start']);
    const others = main().states.map(({ id }) => id);
    startFlowAt(studio, 'main', 'greet');
    expect(main().states[0]).toMatchObject({ kind: 'start', on: { next: 'greet' } });
    expect(Object.keys(places()).sort()).toEqual([...others].sort());
    studio.document.getState().undo();
    expect(main().states.map(({ id }) => id)).toEqual(others);
    expect(places()).toEqual({});
  });

  it('adds a branch whose first condition is no error', () => {
    addAndSelectState(studio, 'main', 'branch', { x: 0, y: 0 });
    const [id] = selection();
    const { problems } = studio.document.getState();
    const own = problems.filter(({ location }) => JSON.stringify(location).includes(String(id)));
    expect(main().states.at(-1)).toMatchObject({ id, kind: 'branch' });
    expect(own.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('deletes states with the transitions to them, and deselects them', () => {
    studio.view.getState().select(['greet']);
    removeStates(studio, 'main', ['greet']);
    expect(main().states.some(({ id }) => id === 'greet')).toBe(false);
    expect(main().states[0]!.on).toEqual({});
    expect(selection()).toEqual([]);
  });

  it('copies states within the flow and into another', () => {
    duplicateAndSelectStates(studio, 'main', ['greet']);
    expect(selection()).toEqual(['greet_2']);
    copyToClipboard(studio, 'main', ['start', 'greet']);
    addAndOpenFlow(studio, 'Gift cards');
    expect(studio.view.getState().flow).toBe('gift_cards');
    pasteFromClipboard(studio, 'gift_cards');
    const pasted = studio.document.getState().project!.flows.gift_cards!.states;
    expect(pasted.map(({ id }) => id)).toEqual(['start', ...selection()]);
    expect(pasted[1]!.on).toEqual({ next: pasted[2]!.id });
  });

  it('removes transitions', () => {
    studio.view.getState().selectTransitions([{ state: 'start', outcome: 'next' }]);
    removeTransitions(studio, 'main', studio.view.getState().transitions);
    expect(main().states[0]!.on).toEqual({});
    expect(studio.view.getState().transitions).toEqual([]);
  });

  it('keeps a state selected when its id changes', () => {
    studio.view.getState().select(['greet']);
    changeIdAndSelection(studio, 'main', 'greet', 'hello');
    expect(selection()).toEqual(['hello']);
    expect(main().states[0]!.on).toEqual({ next: 'hello' });
  });
});
