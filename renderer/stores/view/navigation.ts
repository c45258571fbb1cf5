import type { ListView, NavigationState, ViewSliceTools, ViewState } from './viewState.ts';

/** Opens views, flows, files and panels. */
export interface NavigationActions {
  showMainView(id: string): void;
  openFlow(flow: string): void;
  /** Puts a flow on the canvas without leaving the main view that is shown. */
  showFlow(flow: string): void;
  setFlowMode(mode: 'canvas' | 'text'): void;
  /** Goes back from a file to the view that it was opened from. */
  closeFile(): void;
  /** Opens an item in its view. */
  openItem(view: ListView, id: string): void;
  /** Opens a section of the understanding view. */
  openUnderstanding(section: string): void;
  openSidePanel(id: string): void;
  closeSidePanel(id: string): void;
  toggleSidePanel(id: string): void;
  setProblemsOpen(open: boolean): void;
}

export const initialNavigation: NavigationState = {
  mainView: 'flows',
  flow: null,
  flowMode: 'canvas',
  file: null,
  fileFrom: 'flows',
  items: {},
  understanding: 'model',
  sidePanels: ['inspector'],
  problemsOpen: false,
};

export function createNavigation({
  set,
  get,
}: ViewSliceTools<ViewState & NavigationActions>): NavigationActions {
  return {
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
    closeFile: () => set({ file: null, revealLine: null, mainView: get().fileFrom }),
    openItem: (view, id) =>
      set({ mainView: view, items: { ...get().items, [view]: id }, revealUtterance: null }),
    openUnderstanding: (understanding) => set({ mainView: 'understanding', understanding }),
    openSidePanel: (id) =>
      set({ mainView: 'flows', sidePanels: [...get().sidePanels.filter((panel) => panel !== id), id] }),
    closeSidePanel: (id) => set({ sidePanels: get().sidePanels.filter((panel) => panel !== id) }),
    toggleSidePanel: (id) =>
      get().sidePanels.includes(id) ? get().closeSidePanel(id) : get().openSidePanel(id),
    setProblemsOpen: (problemsOpen) => set({ problemsOpen }),
  };
}
