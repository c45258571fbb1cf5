import type { Clipboard, SelectionState, TransitionRef, ViewSliceTools, ViewState } from './viewState.ts';

/** Selects and copies within the open flow. */
export interface SelectionActions {
  select(states: readonly string[]): void;
  selectTransitions(transitions: readonly TransitionRef[]): void;
  setRenaming(state: string | null): void;
  setClipboard(clipboard: Clipboard): void;
}

export const emptySelection: SelectionState = {
  selection: [],
  transitions: [],
  renaming: null,
  clipboard: null,
};

export function createSelection({ set, get }: ViewSliceTools<ViewState>): SelectionActions {
  return {
    select: (states) => {
      const { selection } = get();
      // The canvas reports its selection often; an equal one must not cause a redraw.
      if (states.length === selection.length && states.every((id, i) => id === selection[i])) return;
      set({ selection: states });
    },
    selectTransitions: (transitions) => {
      const now = get().transitions;
      if (transitions.length === now.length && transitions.every((one, i) => one === now[i])) return;
      set({ transitions });
    },
    setRenaming: (renaming) => set({ renaming }),
    setClipboard: (clipboard) => set({ clipboard }),
  };
}
