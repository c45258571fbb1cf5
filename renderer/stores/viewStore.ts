import { createStore, type StoreApi } from 'zustand/vanilla';

/** What is looked at: never part of the document, never in history. */
export interface ViewState {
  /** Id of the main view in the left rail. */
  readonly mainView: string;
  /** Flow on the canvas; null until one is opened. */
  readonly flow: string | null;
  readonly flowMode: 'canvas' | 'text';
  /** Ids of the selected states of the open flow. */
  readonly selection: readonly string[];
  /** Ids of the side panels that are open, in the order in which they were opened; the last one was used last. */
  readonly sidePanels: readonly string[];
  readonly problemsOpen: boolean;
  /** Id of the dialog that is open. */
  readonly dialog: string | null;
  /** A state to bring into sight. `n` tells two requests for the same state apart. */
  readonly reveal: { readonly flow: string; readonly state: string; readonly n: number } | null;
  /** A line of the open flow's text to bring into sight. */
  readonly revealLine: { readonly line: number; readonly n: number } | null;
}

/** Ways to change what is looked at. */
export interface ViewActions {
  showMainView(id: string): void;
  openFlow(flow: string): void;
  setFlowMode(mode: 'canvas' | 'text'): void;
  select(states: readonly string[]): void;
  /** Opens the flow on the canvas, selects the state and brings it into sight. */
  revealState(flow: string, state: string): void;
  /** Opens the flow as text at a line (from 1). */
  revealText(flow: string, line: number): void;
  openSidePanel(id: string): void;
  closeSidePanel(id: string): void;
  toggleSidePanel(id: string): void;
  setProblemsOpen(open: boolean): void;
  openDialog(id: string): void;
  closeDialog(): void;
  /** Forgets everything about the last project. */
  reset(): void;
}

export type ViewStore = StoreApi<ViewState & ViewActions>;

const initial: ViewState = {
  mainView: 'flows',
  flow: null,
  flowMode: 'canvas',
  selection: [],
  sidePanels: ['inspector'],
  problemsOpen: false,
  dialog: null,
  reveal: null,
  revealLine: null,
};

/** Makes the store of view state. */
export function createViewStore(): ViewStore {
  let n = 0;
  return createStore((set, get) => ({
    ...initial,
    showMainView: (id) => set({ mainView: id }),
    openFlow: (flow) => {
      if (get().flow === flow) set({ mainView: 'flows' });
      else set({ mainView: 'flows', flow, selection: [], reveal: null, revealLine: null });
    },
    setFlowMode: (flowMode) => set({ flowMode }),
    select: (states) => {
      const { selection } = get();
      // The canvas reports its selection often; an equal one must not wake anybody.
      if (states.length === selection.length && states.every((id, i) => id === selection[i])) return;
      set({ selection: states });
    },
    revealState: (flow, state) => {
      n += 1;
      set({ mainView: 'flows', flow, flowMode: 'canvas', selection: [state], reveal: { flow, state, n } });
    },
    revealText: (flow, line) => {
      n += 1;
      const selection = get().flow === flow ? get().selection : [];
      set({ mainView: 'flows', flow, flowMode: 'text', selection, revealLine: { line, n } });
    },
    openSidePanel: (id) =>
      set({ mainView: 'flows', sidePanels: [...get().sidePanels.filter((one) => one !== id), id] }),
    closeSidePanel: (id) => set({ sidePanels: get().sidePanels.filter((one) => one !== id) }),
    toggleSidePanel: (id) =>
      get().sidePanels.includes(id) ? get().closeSidePanel(id) : get().openSidePanel(id),
    setProblemsOpen: (problemsOpen) => set({ problemsOpen }),
    openDialog: (dialog) => set({ dialog }),
    closeDialog: () => set({ dialog: null }),
    reset: () => set(initial),
  }));
}
