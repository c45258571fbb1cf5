import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../engine/base/appError.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { SimulatorStream } from '../../engine/contract/methods/simulatorMethods.ts';
import type { Customer, Snapshot } from '../../engine/kit/snapshot.ts';
import { documentKind } from '../../engine/model/documentKinds.ts';
import type { ProjectFiles } from '../../engine/model/project.ts';
import { toAppError } from '../client/toAppError.ts';
import { addToTrace, type ConversationTrace, emptyTrace } from './conversationTrace.ts';
import { addToTurns, type ConversationTurn, type HostLogEntry } from './conversationTurns.ts';
import type { DocumentStore } from './documentStore.ts';

/** What answers actions: the mock examples, or the real services. */
export type ActionsMode = 'mock' | 'live';

/** What a customer sends: text, and the value behind it when a quick reply was tapped. */
export interface OutgoingMessage {
  readonly text: string;
  readonly value?: string;
}

/** A conversation as far as its entries have arrived. */
interface ConversationSoFar {
  /** Entries so far: the number of the next one. */
  readonly length: number;
  readonly turns: readonly ConversationTurn[];
  readonly trace: ConversationTrace;
}

/** The conversation in the simulator, and how the next one shall run. */
export interface SimulationState extends ConversationSoFar {
  /**
   * `starting` also while the project is trained and indexed; `answering` while a turn runs; `resuming` while entries
   * that were missed are fetched.
   */
  readonly status: 'idle' | 'starting' | 'waiting' | 'answering' | 'resuming';
  /** How the next conversation runs. */
  readonly actions: ActionsMode;
  /** Locale of the next conversation; null takes the project's default. */
  readonly locale: string | null;
  /** Whom the next conversation is with. */
  readonly customer: Customer;
  /** What the conversation was started with; null before the first. */
  readonly startedWith: {
    readonly files: ProjectFiles;
    readonly actions: ActionsMode;
    readonly locale: string | null;
  } | null;
  /** Null before the first. */
  readonly conversationId: string | null;
  /** The conversation at the end of its last turn: what is shown again if the turn that runs comes to nothing. */
  readonly kept: ConversationSoFar;
  /** The state of the conversation at the end of each turn, by turn. */
  readonly snapshots: Readonly<Record<number, Snapshot>>;
  /** Number of the last turn that has ended; -1 before the first. */
  readonly lastTurn: number;
  /** A message on its way that no turn shows yet. */
  readonly sending: OutgoingMessage | null;
  /** Sentences of a text that is being generated; empty when none is. */
  readonly preview: readonly string[];
  /** What is typed but not sent. */
  readonly draft: string;
  readonly error: AppError | null;
  /** The turn whose details are shown; null follows the conversation. */
  readonly selectedTurn: number | null;
  /** Whether the canvas goes along with the conversation. */
  readonly follow: boolean;
}

export interface SimulationActions {
  /** Starts a conversation in place of the one that is there, once everything is saved. Failures go to `error`. */
  start(): Promise<void>;
  /** Sends a message of the customer. Failures go to `error`, and the text back to the draft. */
  send(message: OutgoingMessage): Promise<void>;
  /** Lets the time that the conversation waits for have come. Failures go to `error`. */
  skipWait(): Promise<void>;
  setActions(actions: ActionsMode): void;
  setLocale(locale: string | null): void;
  setCustomer(customer: Customer): void;
  setDraft(draft: string): void;
  selectTurn(turn: number | null): void;
  setFollow(follow: boolean): void;
}

/** True when two versions of a project behave alike: the same texts, but for tests and where states stand on the canvas. */
export function behavesAlike(one: ProjectFiles, other: ProjectFiles): boolean {
  if (one === other) return true;
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const path of paths) {
    if (one[path] === other[path]) continue;
    const { kind } = documentKind(path).definition;
    if (kind !== 'layout' && kind !== 'suite' && kind !== 'other') return false;
  }
  return true;
}

export type SimulationStore = StoreApi<SimulationState & SimulationActions>;

type Settled = Pick<Extract<SimulatorStream, { type: 'settled' }>, 'length' | 'turn' | 'snapshot'>;

const empty: ConversationSoFar = { length: 0, turns: [], trace: emptyTrace };

const nothing = {
  ...empty,
  kept: empty,
  status: 'idle',
  startedWith: null,
  conversationId: null,
  snapshots: {},
  lastTurn: -1,
  sending: null,
  preview: [],
  draft: '',
  error: null,
  selectedTurn: null,
} satisfies Partial<SimulationState>;

const nobody: Customer = { id: null, authenticated: false };

/**
 * Makes the store of the simulated conversation. It outlives the panel that shows it, and ends with the project.
 *
 * Everything the conversation does arrives on its event stream, numbered; turns and trace are derived here, once, as the
 * entries come. A gap in the numbers, or a connection that was lost, is made up for with `simulator.resume`.
 *
 * @param newId - Names a new conversation: what an older one still sends is known by its id, and left out.
 */
export function createSimulationStore(
  client: HostClient,
  document: DocumentStore,
  newId: () => string = randomConversationId,
): SimulationStore {
  const store: SimulationStore = createStore((set, get) => {
    /** Has the host run a turn: on a message, or (null) on the time that is waited for. A message that fails goes back to the draft. */
    async function takeTurn(message: SimulationState['sending']): Promise<void> {
      const { status, conversationId } = get();
      const projectId = document.getState().opened?.id;
      if (status !== 'waiting' || conversationId === null || projectId === undefined) return;
      const sent = message === null ? {} : { draft: '' };
      set({ status: 'answering', sending: message, error: null, selectedTurn: null, ...sent });
      const end = (state: Partial<SimulationState>): void => {
        // Another conversation may have taken its place meanwhile, or this one is being resumed.
        if (get().conversationId === conversationId && get().status === 'answering')
          set({ status: 'waiting', sending: null, preview: [], ...state });
      };
      try {
        if (message === null) await client.request('simulator.skipWait', { projectId, conversationId });
        else await client.request('simulator.send', { projectId, conversationId, ...message });
        end({});
      } catch (error) {
        const typed = message !== null && message.value === undefined ? { draft: message.text } : {};
        end({ ...get().kept, error: toAppError(error), ...typed });
      }
    }

    return {
      ...nothing,
      actions: 'mock',
      locale: null,
      customer: nobody,
      follow: true,
      start: async () => {
        const projectId = document.getState().opened?.id;
        if (projectId === undefined) return;
        const { actions, locale, customer } = get();
        const conversationId = newId();
        const startedWith = { files: document.getState().files, actions, locale };
        set({ ...nothing, status: 'starting', startedWith, conversationId });
        const isMine = (): boolean => get().conversationId === conversationId;
        try {
          await document.getState().whenSaved();
          const known = customer.id !== null || customer.authenticated;
          const how = { actions, locale, ...(known ? { customer } : {}) };
          await client.request('simulator.start', { projectId, conversationId, ...how });
          if (isMine() && get().status === 'starting') set({ status: 'waiting', preview: [] });
        } catch (error) {
          if (isMine()) set({ ...nothing, error: toAppError(error) });
        }
      },
      send: (message) => takeTurn(message),
      skipWait: () => takeTurn(null),
      setActions: (actions) => set({ actions }),
      setLocale: (locale) => set({ locale }),
      setCustomer: (customer) => set({ customer }),
      setDraft: (draft) => set({ draft }),
      selectTurn: (selectedTurn) => set({ selectedTurn }),
      setFollow: (follow) => set({ follow }),
    };
  });

  function takeEntries(from: number, entries: readonly HostLogEntry[]): void {
    const { length, turns, trace, sending, preview } = store.getState();
    const fresh = entries.slice(Math.max(0, length - from));
    store.setState({
      length: length + fresh.length,
      turns: addToTurns(turns, fresh),
      trace: addToTrace(trace, fresh),
      sending: fresh.some(isMessage) ? null : sending,
      // What was previewed is either said now or held back.
      preview: fresh.some(({ entry }) => entry === 'event') ? [] : preview,
    });
  }

  function settle({ turn, snapshot }: Settled): void {
    const { length, turns, trace, snapshots } = store.getState();
    store.setState({
      kept: { length, turns, trace },
      snapshots: { ...snapshots, [turn]: snapshot },
      lastTurn: turn,
      selectedTurn: null,
    });
  }

  /** Takes the conversation up again from what is known to be kept. */
  async function resume(projectId: string): Promise<void> {
    const { conversationId, startedWith, kept } = store.getState();
    if (conversationId === null || startedWith === null) return;
    store.setState({ ...kept, status: 'resuming', sending: null, preview: [] });
    const isMine = (): boolean => store.getState().conversationId === conversationId;
    try {
      const missed = await client.request('simulator.resume', {
        projectId,
        conversationId,
        actions: startedWith.actions,
        from: kept.length,
      });
      if (!isMine()) return;
      takeEntries(kept.length, missed.entries);
      settle(missed);
      const { draft } = store.getState();
      // The message had arrived after all.
      const arrived = missed.entries.some((entry) => isMessage(entry) && entry.event.text === draft);
      store.setState({ status: 'waiting', error: null, draft: arrived ? '' : draft });
    } catch (error) {
      if (isMine()) store.setState({ status: 'waiting', error: toAppError(error) });
    }
  }

  client.subscribe('simulator.stream', ({ projectId, conversationId, event }) => {
    const { conversationId: mine, status, length, preview } = store.getState();
    // What happens while missed entries are fetched is among them, or makes another gap.
    if (conversationId !== mine || status === 'resuming') return;
    switch (event.type) {
      case 'entries':
        if (event.from > length) void resume(projectId);
        else takeEntries(event.from, event.entries);
        return;
      case 'settled':
        if (event.length > length) void resume(projectId);
        else settle(event);
        return;
      case 'undone':
        store.setState(store.getState().kept);
        return;
      case 'preview':
        store.setState({ preview: [...preview, event.sentence] });
    }
  });
  document.subscribe(({ opened }, before) => {
    if (opened?.path !== before.opened?.path) {
      store.setState({ ...nothing, locale: null, customer: nobody });
    } else if (opened !== null && opened.id !== before.opened?.id) {
      const { snapshots, lastTurn } = store.getState();
      if (snapshots[lastTurn]?.status === 'active') void resume(opened.id);
    }
  });
  return store;
}

function isMessage(
  entry: HostLogEntry,
): entry is HostLogEntry & { entry: 'event'; event: { type: 'message' } } {
  return entry.entry === 'event' && entry.event.type === 'message';
}

/** An id that no other conversation has: 96 random bits. */
function randomConversationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `conv_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
