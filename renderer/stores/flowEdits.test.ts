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
} from './flowEdits.ts';
import { addAndOpenFlow } from './projectEdits.ts';

import { createStudio, type Studio } from './studio.ts';
import { createMemoryHost } from './testing/createMemoryHost.ts';

let studio: Studio;
const main = () => studio.document.getState().project!.flows.main!;
const places = () => studio.document.getState().project!.layouts.main?.states ?? {};
const selection = () => studio.view.getState().selection;

beforeEach(async () => {
  const { 'flows/main.layout.json': _, ...withoutLayout } = shopProject;
  const host = createMemoryHost(withoutLayout);
  studio = createStudio(host.client, { notify: () => {}, later: () => () => {} });
  await studio.document.getState().open('/projects/shop');
  studio.view.getState().openFlow('main');
});

describe('gestures on the canvas', () => {
  it('adds a state, connected and selected, in one step, and pins the others where they stood', () => {
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

  it('takes a move that moves nothing for no edit', () => {
    placeStates(studio, 'main', { greet: { x: 1, y: 2 } });
    studio.document.getState().undo();
    placeStates(studio, 'main', { greet: { x: 1, y: 2 } });
    const { files } = studio.document.getState();
    placeStates(studio, 'main', { greet: { x: 1, y: 2 } });
    expect(studio.document.getState().files).toBe(files);
  });

  it('deletes states with the transitions to them, and selects nothing that is gone', () => {
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

  it('takes transitions away', () => {
    studio.view.getState().selectTransitions([{ state: 'start', outcome: 'next' }]);
    removeTransitions(studio, 'main', studio.view.getState().transitions);
    expect(main().states[0]!.on).toEqual({});
    expect(studio.view.getState().transitions).toEqual([]);
  });

  it('keeps a state selected whose id changes', () => {
    studio.view.getState().select(['greet']);
    changeIdAndSelection(studio, 'main', 'greet', 'hello');
    expect(selection()).toEqual(['hello']);
    expect(main().states[0]!.on).toEqual({ next: 'hello' });
  });
});
