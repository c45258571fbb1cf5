import { createStore, type StoreApi } from 'zustand/vanilla';
import { createNavigation, initialNavigation, type NavigationActions } from './view/navigation.ts';
import { createReveal, noRevealRequests, type RevealActions } from './view/reveal.ts';
import { createSelection, emptySelection, type SelectionActions } from './view/selection.ts';
import type { CanvasApi, ViewState } from './view/viewState.ts';

/** Changes what a person looks at. */
export interface ViewActions extends NavigationActions, SelectionActions, RevealActions {
  openDialog(id: string): void;
  closeDialog(): void;
  setCanvas(canvas: CanvasApi | null): void;
  /** Resets everything, for the next project. */
  reset(): void;
}

export type ViewStore = StoreApi<ViewState & ViewActions>;

const initial: ViewState = {
  ...initialNavigation,
  ...emptySelection,
  ...noRevealRequests,
  dialog: null,
  canvas: null,
};

/**
 * Makes the store of view state. It is one store, made of slices: opening a problem, for example, changes the view, the
 * selection and the scroll position in one step, so nothing in between is drawn.
 */
export function createViewStore(): ViewStore {
  return createStore((set, get) => ({
    ...initial,
    ...createNavigation({ set, get }),
    ...createSelection({ set, get }),
    ...createReveal({ set, get }),
    openDialog: (dialog) => set({ dialog }),
    closeDialog: () => set({ dialog: null }),
    setCanvas: (canvas) => set({ canvas }),
    reset: () => set(initial),
  }));
}
