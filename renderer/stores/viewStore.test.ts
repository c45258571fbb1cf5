import { describe, expect, it } from 'vitest';
import { createViewStore } from './viewStore.ts';

describe('viewStore', () => {
  it('clears the selection only when another flow is opened', () => {
    const view = createViewStore();
    view.getState().openFlow('main');
    view.getState().select(['greet']);
    view.getState().openFlow('main');
    expect(view.getState().selection).toEqual(['greet']);
    view.getState().openFlow('returns');
    expect(view.getState()).toMatchObject({ flow: 'returns', selection: [] });
  });

  it('does not notify for an equal selection', () => {
    const view = createViewStore();
    view.getState().select(['a', 'b']);
    const before = view.getState();
    view.getState().select(['a', 'b']);
    expect(view.getState()).toBe(before);
  });

  it('distinguishes two requests for the same state', () => {
    const view = createViewStore();
    view.getState().revealState('main', 'greet');
    const first = view.getState().reveal;
    view.getState().revealState('main', 'greet');
    expect(view.getState().reveal).not.toEqual(first);
    expect(view.getState()).toMatchObject({ flow: 'main', flowMode: 'canvas', selection: ['greet'] });
  });

  it('keeps the most recently used side panel last', () => {
    const view = createViewStore();
    view.getState().openSidePanel('simulator');
    view.getState().openSidePanel('inspector');
    expect(view.getState().sidePanels).toEqual(['simulator', 'inspector']);
    view.getState().toggleSidePanel('inspector');
    expect(view.getState().sidePanels).toEqual(['simulator']);
  });
});
