import { createStore, type StoreApi } from 'zustand/vanilla';
import type { State } from '../../engine/model/documents/flow.ts';

/** A place on the canvas, in canvas units. */
export interface CanvasPoint {
  readonly x: number;
  readonly y: number;
}

/** What commands may ask of the canvas that is shown. */
export interface CanvasApi {
  /** Brings the whole flow into sight. */
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  /** Moves the view if the state is not in sight as a whole. */
  ensureVisible(state: string): void;
  /** The middle of what is in sight. */
  centre(): CanvasPoint;
}

/** A transition, by the state it leaves and its outcome. */
export interface TransitionRef {
  readonly state: string;
  readonly outcome: string;
}

/** States that were copied, with their places. */
export interface Clipboard {
  readonly states: readonly State[];
  readonly positions: Readonly<Record<string, CanvasPoint>>;
}

/** What is looked at: never part of the document, never in history. */
export interface ViewState {
  /** Id of the main view in the left rail. */
  readonly mainView: string;
  /** Flow on the canvas; null until one is opened. */
  readonly flow: string | null;
  readonly flowMode: 'canvas' | 'text';
  /** Path of a file that is shown as text in place of the flow; null: the flow. */
  readonly file: string | null;
  /** Ids of the selected states of the open flow. */
  readonly selection: readonly string[];
  /** The selected transitions of the open flow. */
  readonly transitions: readonly TransitionRef[];
  readonly clipboard: Clipboard | null;
  /** The canvas that is shown; null while there is none. */
  readonly canvas: CanvasApi | null;
  /** State whose name is being typed on its card. */
  readonly renaming: string | null;
  /** Ids of the side panels that are open, in the order in which they were opened; the last one was used last. */
  readonly sidePanels: readonly string[];
  readonly problemsOpen: boolean;
  /** Id of the dialog that is open. */
  readonly dialog: string | null;
  /** A state to bring into sight. `n` tells two requests for the same state apart. */
  readonly reveal: { readonly flow: string; readonly state: string; readonly n: number } | null;
  /** A line of the open flow's text to bring into sight. */
  readonly revealLine: { readonly line: number; readonly n: number } | null;
  /** Intent that is open in its view; null: the first one. */
  readonly intent: string | null;
  /** An utterance of the open intent to bring into sight. */
  readonly revealUtterance: { readonly intent: string; readonly text: string; readonly n: number } | null;
  /** Id of the section of the understanding view that is open. */
  readonly understanding: string;
}

/** Ways to change what is looked at. */
export interface ViewActions {
  showMainView(id: string): void;
  openFlow(flow: string): void;
  /** Puts a flow on the canvas without leaving the main view that is shown. */
  showFlow(flow: string): void;
  setFlowMode(mode: 'canvas' | 'text'): void;
  select(states: readonly string[]): void;
  selectTransitions(transitions: readonly TransitionRef[]): void;
  setClipboard(clipboard: Clipboard): void;
  setCanvas(canvas: CanvasApi | null): void;
  setRenaming(state: string | null): void;
  /** Opens the flow on the canvas, selects the state and brings it into sight. */
  revealState(flow: string, state: string): void;
  /** Brings a state into sight on the canvas, without selecting it or leaving the view that is shown. */
  showState(flow: string, state: string): void;
  /** Opens the flow as text at a line (from 1). */
  revealText(flow: string, line: number): void;
  /** Opens any file of the project as text, at a line (from 1). */
  openFile(path: string, line: number): void;
  /** Goes back from a file to the flow. */
  closeFile(): void;
  /** Opens an intent in its view. */
  openIntent(intent: string): void;
  /** Opens an intent in its view, at an utterance. */
  revealIntent(intent: string, utterance: string | null): void;
  /** Opens a section of the understanding view. */
  openUnderstanding(section: string): void;
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
  file: null,
  selection: [],
  transitions: [],
  clipboard: null,
  canvas: null,
  renaming: null,
  sidePanels: ['inspector'],
  problemsOpen: false,
  dialog: null,
  reveal: null,
  revealLine: null,
  intent: null,
  revealUtterance: null,
  understanding: 'model',
};

/** Makes the store of view state. */
export function createViewStore(): ViewStore {
  let n = 0;
  return createStore((set, get) => ({
    ...initial,
    showMainView: (id) => set({ mainView: id }),
    openFlow: (flow) => {
      get().showFlow(flow);
      set({ mainView: 'flows', file: null });
    },
    showFlow: (flow) => {
      if (get().flow === flow) return;
      set({ flow, selection: [], transitions: [], renaming: null, reveal: null, revealLine: null });
    },
    setFlowMode: (flowMode) => set({ flowMode }),
    select: (states) => {
      const { selection } = get();
      // The canvas reports its selection often; an equal one must not wake anybody.
      if (states.length === selection.length && states.every((id, i) => id === selection[i])) return;
      set({ selection: states });
    },
    selectTransitions: (transitions) => {
      if (transitions.length > 0 || get().transitions.length > 0) set({ transitions });
    },
    setClipboard: (clipboard) => set({ clipboard }),
    setCanvas: (canvas) => set({ canvas }),
    setRenaming: (renaming) => set({ renaming }),
    revealState: (flow, state) => {
      n += 1;
      set({
        mainView: 'flows',
        file: null,
        flow,
        flowMode: 'canvas',
        selection: [state],
        transitions: [],
        reveal: { flow, state, n },
      });
    },
    showState: (flow, state) => {
      n += 1;
      get().showFlow(flow);
      set({ reveal: { flow, state, n } });
    },
    revealText: (flow, line) => {
      n += 1;
      const selection = get().flow === flow ? get().selection : [];
      set({ mainView: 'flows', file: null, flow, flowMode: 'text', selection, revealLine: { line, n } });
    },
    openFile: (file, line) => {
      n += 1;
      set({ mainView: 'flows', file, revealLine: { line, n } });
    },
    closeFile: () => set({ file: null, revealLine: null }),
    openIntent: (intent) => set({ mainView: 'intents', intent, revealUtterance: null }),
    revealIntent: (intent, text) => {
      n += 1;
      get().openIntent(intent);
      if (text !== null) set({ revealUtterance: { intent, text, n } });
    },
    openUnderstanding: (understanding) => set({ mainView: 'understanding', understanding }),
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
