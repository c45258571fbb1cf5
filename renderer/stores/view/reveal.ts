import type { NavigationActions } from './navigation.ts';
import type { RevealRequests, ViewSliceTools, ViewState } from './viewState.ts';

/** Opens something and scrolls to a place in it. */
export interface RevealActions {
  /** Opens the flow on the canvas, selects the state and scrolls to it. */
  revealState(flow: string, state: string): void;
  /** Selects a state of the open flow, and moves the focus to its main field in the inspector. */
  revealField(flow: string, state: string): void;
  /** Called by the inspector once the field has the focus. */
  fieldRevealed(): void;
  /** Scrolls the canvas to a state, without selecting it or leaving the view that is shown. */
  showState(flow: string, state: string): void;
  /** Opens the flow as text at a line (from 1). */
  revealText(flow: string, line: number): void;
  /** Scrolls the text that is open to a line (from 1), without moving the cursor or the focus. */
  showLine(line: number): void;
  /** Opens any file of the project as text, at a line (from 1). */
  openFile(path: string, line: number): void;
  /** Opens an intent in its view, at an utterance. */
  revealIntent(intent: string, utterance: string | null): void;
}

export const noRevealRequests: RevealRequests = {
  reveal: null,
  revealLine: null,
  wantedField: null,
  revealUtterance: null,
};

export function createReveal({ set, get }: ViewSliceTools<ViewState & NavigationActions>): RevealActions {
  let requests = 0;
  const nextNumber = (): number => {
    requests += 1;
    return requests;
  };
  return {
    revealState: (flow, state) =>
      set({
        mainView: 'flows',
        file: null,
        flow,
        flowMode: 'canvas',
        selection: [state],
        transitions: [],
        reveal: { flow, state, n: nextNumber() },
      }),
    revealField: (flow, state) => {
      set({ selection: [state], transitions: [], wantedField: { flow, state } });
      get().openSidePanel('inspector');
    },
    fieldRevealed: () => set({ wantedField: null }),
    showState: (flow, state) => {
      get().showFlow(flow);
      set({ reveal: { flow, state, n: nextNumber() } });
    },
    revealText: (flow, line) => {
      const selection = get().flow === flow ? get().selection : [];
      const revealLine = { line, isVisit: true, n: nextNumber() };
      set({ mainView: 'flows', file: null, flow, flowMode: 'text', selection, revealLine });
    },
    showLine: (line) => set({ revealLine: { line, isVisit: false, n: nextNumber() } }),
    openFile: (file, line) =>
      set({
        mainView: 'flows',
        file,
        fileFrom: get().file === null ? get().mainView : get().fileFrom,
        revealLine: { line, isVisit: true, n: nextNumber() },
      }),
    revealIntent: (intent, text) => {
      get().openItem('intents', intent);
      if (text !== null) set({ revealUtterance: { intent, text, n: nextNumber() } });
    },
  };
}
