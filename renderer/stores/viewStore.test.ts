import { describe, expect, it } from 'vitest';
import { createViewStore } from './viewStore.ts';

describe('viewStore', () => {
  it('forgets the selection when another flow is opened, and only then', () => {
    const view = createViewStore();
    view.getState().openFlow('main');
    view.getState().select(['greet']);
    view.getState().openFlow('main');
    expect(view.getState().selection).toEqual(['greet']);
    view.getState().openFlow('returns');
    expect(view.getState()).toMatchObject({ flow: 'returns', selection: [] });
  });

  it('wakes nobody for a selection that is the same', () => {
    const view = createViewStore();
    view.getState().select(['a', 'b']);
    const before = view.getState();
    view.getState().select(['a', 'b']);
    expect(view.getState()).toBe(before);
  });

  it('tells two wishes to see the same state apart', () => {
    const view = createViewStore();
    view.getState().revealState('main', 'greet');
    const first = view.getState().reveal;
    view.getState().revealState('main', 'greet');
    expect(view.getState().reveal).not.toEqual(first);
    expect(view.getState()).toMatchObject({ flow: 'main', flowMode: 'canvas', selection: ['greet'] });
  });

  it('keeps the side panel used last at the end', () => {
    const view = createViewStore();
    view.getState().openSidePanel('simulator');
    view.getState().openSidePanel('inspector');
    expect(view.getState().sidePanels).toEqual(['simulator', 'inspector']);
    view.getState().toggleSidePanel('inspector');
    expect(view.getState().sidePanels).toEqual(['simulator']);
  });
});
