import type { TextsByLocale } from '../../../engine/edit/stateTexts.ts';
import type { State } from '../../../engine/model/documents/flow.ts';

/** A place on the canvas, in canvas units. */
export interface CanvasPoint {
  readonly x: number;
  readonly y: number;
}

/** A transition, identified by the state it leaves and its outcome. */
export interface TransitionRef {
  readonly state: string;
  readonly outcome: string;
}

/** States that were copied, with their places and texts. */
export interface Clipboard {
  readonly states: readonly State[];
  readonly positions: Readonly<Record<string, CanvasPoint>>;
  readonly texts: TextsByLocale;
}

/** Ids of the views that show a list and the item of it that is open. */
export type ListView = 'intents' | 'entities' | 'slots' | 'texts' | 'actions' | 'environment' | 'escalation';

/** What is open. */
export interface NavigationState {
  /** Id of the main view in the left rail. */
  readonly mainView: string;
  /** Flow on the canvas; null until one is opened. */
  readonly flow: string | null;
  readonly flowMode: 'canvas' | 'text';
  /** Path of a file that is shown as text in place of the flow; null: the flow. */
  readonly file: string | null;
  /** The main view that the file was opened from. */
  readonly fileFrom: string;
  /** The item that is open in a view with a list; absent: the first one. */
  readonly items: { readonly [V in ListView]?: string };
  /** Id of the section of the understanding view that is open. */
  readonly understanding: string;
  /** Ids of the open side panels, in the order in which they were opened; the last one was used last. */
  readonly sidePanels: readonly string[];
  readonly problemsOpen: boolean;
}

/** What is selected in the open flow, and what was copied from a flow. */
export interface SelectionState {
  /** Ids of the selected states. */
  readonly selection: readonly string[];
  readonly transitions: readonly TransitionRef[];
  /** State whose name is being typed on its card. */
  readonly renaming: string | null;
  readonly clipboard: Clipboard | null;
}

/** Requests to scroll to something. Their number `n` makes two requests for the same thing different. */
export interface RevealRequests {
  readonly reveal: { readonly flow: string; readonly state: string; readonly n: number } | null;
  /** A line of the text that is open. `isVisit`: the cursor goes there too. */
  readonly revealLine: { readonly line: number; readonly isVisit: boolean; readonly n: number } | null;
  /** The main field of a state in the inspector; null again once it has the focus. */
  readonly wantedField: { readonly flow: string; readonly state: string } | null;
  /** An utterance of the open intent. */
  readonly revealUtterance: { readonly intent: string; readonly text: string; readonly n: number } | null;
}

/** What commands can ask of the canvas that is shown. */
export interface CanvasApi {
  /** Zooms so that the whole flow is visible. */
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  /** Moves the view unless the whole state is visible. */
  ensureVisible(state: string): void;
  /** The middle of the visible part. */
  centre(): CanvasPoint;
}

/** What a person looks at: never part of the document or its history. */
export interface ViewState extends NavigationState, SelectionState, RevealRequests {
  /** Id of the open dialog. */
  readonly dialog: string | null;
  /** The canvas that is shown; null while there is none. */
  readonly canvas: CanvasApi | null;
}

/** How a slice of the view store changes the state, and reads the rest of the store. */
export interface ViewSliceTools<Store> {
  readonly set: (change: Partial<ViewState>) => void;
  readonly get: () => Store;
}
