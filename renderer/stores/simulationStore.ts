import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../engine/base/appError.ts';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { SimulatorStream } from '../../engine/contract/methods/simulatorMethods.ts';
import { type SingleMessage, singleMessages } from '../../engine/kit/conversationEvent.ts';
import { type Customer, isVerified, type Snapshot } from '../../engine/kit/snapshot.ts';
import type { Attachment } from '../../engine/model/attachment.ts';
import { type DocumentKindName, documentKind } from '../../engine/model/documentKinds.ts';
import type { ProjectFiles } from '../../engine/model/project.ts';
import { toAppError } from '../client/toAppError.ts';
import { addToTrace, type ConversationTrace, emptyTrace } from './conversation/conversationTrace.ts';
import { addToTurns, type ConversationTurn, type HostLogEntry } from './conversation/conversationTurns.ts';
import type { DocumentStore } from './documentStore.ts';

/** What answers actions: mock examples, or the real services. */
export type ActionsMode = 'mock' | 'live';

/** What a customer sends: text, the value behind it when a quick reply was tapped, and what comes with it. */
export interface OutgoingMessage {
  readonly text: string;
  readonly value?: string;
  readonly attachments?: Attachment[];
}

/** The part of a conversation whose entries have arrived. */
interface ConversationSoFar {
  /** Number of entries so far, which is the number of the next one. */
  readonly length: number;
  readonly turns: readonly ConversationTurn[];
  readonly trace: ConversationTrace;
}

/** The conversation in the simulator, and how the next one will run. */
export interface SimulationState extends ConversationSoFar {
  /**
   * `starting` includes training and indexing the project; `answering`: a turn is running; `resuming`: missed entries
   * are being fetched.
   */
  readonly status: 'idle' | 'starting' | 'waiting' | 'answering' | 'resuming';
  /** How the next conversation runs. */
  readonly actions: ActionsMode;
  /** Locale of the next conversation; null: the project's default. */
  readonly locale: string | null;
  /** Whom the next conversation is with. */
  readonly customer: Customer;
  /** Where they are, an IANA name; null: in the project's time zone. */
  readonly timeZone: string | null;
  /** What the conversation was started with; null before the first. */
  readonly startedWith: {
    readonly files: ProjectFiles;
    readonly actions: ActionsMode;
    readonly locale: string | null;
  } | null;
  /** Null before the first. */
  readonly conversationId: string | null;
  /** The conversation at the end of its last turn; shown again if the running turn is undone. */
  readonly kept: ConversationSoFar;
  /** The state of the conversation at the end of each turn, by turn. */
  readonly snapshots: Readonly<Record<number, Snapshot>>;
  /** Number of the last turn that has ended; -1 before the first. */
  readonly lastTurn: number;
  /** Messages that were sent and that no turn shows yet, in order. */
  readonly sending: readonly OutgoingMessage[];
  /** Sentences of a text that is being generated; empty if none is. */
  readonly preview: readonly string[];
  /** What is typed but not sent. */
  readonly draft: string;
  readonly error: AppError | null;
  /** The turn whose details are shown; null follows the conversation. */
  readonly selectedTurn: number | null;
  /** Whether the canvas follows the conversation. */
  readonly follow: boolean;
}

export interface SimulationActions {
  /** Saves everything, then starts a conversation in place of the current one. Failures go to `error`. */
  start(): Promise<void>;
  /** Sends a message of the customer, also while the last one is being answered. A failure goes to `error`, and its text back to the draft. */
  send(message: OutgoingMessage): Promise<void>;
  /** Skips to the time that the conversation waits for. Failures go to `error`. */
  skipWait(): Promise<void>;
  setActions(actions: ActionsMode): void;
  setLocale(locale: string | null): void;
  setCustomer(customer: Customer): void;
  setTimeZone(timeZone: string | null): void;
  setDraft(draft: string): void;
  selectTurn(turn: number | null): void;
  setFollow(follow: boolean): void;
}

/** Kinds of documents that conversations do not depend on. */
const unheard: readonly DocumentKindName[] = ['layout', 'originals', 'suite', 'other'];

/** Whether two versions of a project behave alike: they differ only in what conversations do not depend on. */
export function behavesAlike(one: ProjectFiles, other: ProjectFiles): boolean {
  if (one === other) return true;
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const path of paths) {
    if (one[path] === other[path]) continue;
    if (!unheard.includes(documentKind(path).definition.kind)) return false;
  }
  return true;
}

export type SimulationStore = StoreApi<SimulationState & SimulationActions>;

type Settled = Pick<Extract<SimulatorStream, { type: 'settled' }>, 'length' | 'turn' | 'snapshot'>;

const noEntries: ConversationSoFar = { length: 0, turns: [], trace: emptyTrace };

const noConversation = {
  ...noEntries,
  kept: noEntries,
  status: 'idle',
  startedWith: null,
  conversationId: null,
  snapshots: {},
  lastTurn: -1,
  sending: [],
  preview: [],
  draft: '',
  error: null,
  selectedTurn: null,
} satisfies Partial<SimulationState>;

const unknownCustomer: Customer = { id: null, authenticated: false };

/**
 * Makes the store of the simulated conversation. It outlives the panel that shows it, and is reset with the project.
 *
 * Everything the conversation does arrives on its numbered event stream; turns and trace are derived here, once, as
 * entries arrive. After a gap in the numbers or a lost connection, `simulator.resume` fetches what is missing.
 *
 * @param newId - Makes the id of a new conversation, by which late events of older ones are recognised and ignored.
 */
export function createSimulationStore(
  client: HostClient,
  document: DocumentStore,
  newId: () => string = randomConversationId,
): SimulationStore {
  /** Requests of the conversation that are not answered yet. */
  let unanswered = { conversationId: '', requests: 0 };
  const store: SimulationStore = createStore((set, get) => {
    /**
     * Asks the host to run a turn: for a message, or (null) for the time that is waited for. A message that fails goes
     * back to the draft.
     */
    async function runTurn(message: OutgoingMessage | null): Promise<void> {
      const { status, conversationId, sending } = get();
      const projectId = document.getState().opened?.id;
      const canRun = status === 'waiting' || (status === 'answering' && message !== null);
      if (!canRun || conversationId === null || projectId === undefined) return;
      const sent = message === null ? {} : { draft: '', sending: [...sending, message] };
      set({ status: 'answering', error: null, selectedTurn: null, ...sent });
      if (unanswered.conversationId !== conversationId) unanswered = { conversationId, requests: 0 };
      unanswered.requests += 1;
      const finish = (state: Partial<SimulationState>, undone: boolean): void => {
        // Another conversation may have started in the meantime, or this one is being resumed.
        if (unanswered.conversationId !== conversationId) return;
        unanswered.requests -= 1;
        if (get().conversationId !== conversationId || get().status !== 'answering') return;
        // Further messages may still be on their way.
        if (unanswered.requests > 0) set(state);
        else {
          const kept = undone ? get().kept : {};
          set({ ...kept, status: 'waiting', sending: [], preview: [], ...state });
        }
      };
      try {
        if (message === null) await client.request('simulator.skipWait', { projectId, conversationId });
        else await client.request('simulator.send', { projectId, conversationId, ...message });
        finish({}, false);
      } catch (error) {
        const isTyped = message !== null && message.value === undefined && message.text !== '';
        const draft = isTyped ? { draft: [get().draft, message.text].filter(Boolean).join('\n') } : {};
        finish({ error: toAppError(error), ...draft }, true);
      }
    }

    return {
      ...noConversation,
      actions: 'mock',
      locale: null,
      customer: unknownCustomer,
      timeZone: null,
      follow: true,
      start: async () => {
        const projectId = document.getState().opened?.id;
        if (projectId === undefined) return;
        const { actions, locale, customer, timeZone } = get();
        const conversationId = newId();
        const startedWith = { files: document.getState().files, actions, locale };
        set({ ...noConversation, status: 'starting', startedWith, conversationId });
        const isCurrent = (): boolean => get().conversationId === conversationId;
        try {
          await document.getState().whenSaved();
          const isKnown = customer.id !== null || customer.authenticated;
          const options = {
            actions,
            locale,
            ...(isKnown && { customer }),
            ...(timeZone !== null && { timeZone }),
          };
          await client.request('simulator.start', { projectId, conversationId, ...options });
          if (isCurrent() && get().status === 'starting') set({ status: 'waiting', preview: [] });
        } catch (error) {
          if (isCurrent()) set({ ...noConversation, error: toAppError(error) });
        }
      },
      send: (message) => runTurn(message),
      skipWait: () => runTurn(null),
      setActions: (actions) => set({ actions }),
      setLocale: (locale) => set({ locale }),
      setCustomer: (customer) => set({ customer }),
      setTimeZone: (timeZone) => set({ timeZone }),
      setDraft: (draft) => set({ draft }),
      selectTurn: (selectedTurn) => set({ selectedTurn }),
      setFollow: (follow) => set({ follow }),
    };
  });

  function addEntries(from: number, entries: readonly HostLogEntry[]): void {
    const { length, turns, trace, sending, preview } = store.getState();
    const newEntries = entries.slice(Math.max(0, length - from));
    store.setState({
      length: length + newEntries.length,
      turns: addToTurns(turns, newEntries),
      trace: addToTrace(trace, newEntries),
      sending: sending.slice(newEntries.flatMap(messagesOf).length),
      // The previewed text has now been said, or rejected.
      preview: newEntries.some(({ entry }) => entry === 'event') ? [] : preview,
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

  /** Resumes the conversation from its last settled turn. */
  async function resume(projectId: string): Promise<void> {
    const { conversationId, startedWith, kept } = store.getState();
    if (conversationId === null || startedWith === null) return;
    store.setState({ ...kept, status: 'resuming', sending: [], preview: [] });
    const isCurrent = (): boolean => store.getState().conversationId === conversationId;
    try {
      const missed = await client.request('simulator.resume', {
        projectId,
        conversationId,
        actions: startedWith.actions,
        from: kept.length,
      });
      if (!isCurrent()) return;
      addEntries(kept.length, missed.entries);
      settle(missed);
      const { draft } = store.getState();
      // The message had arrived after all.
      const arrived = missed.entries.flatMap(messagesOf).some(({ text }) => text === draft);
      store.setState({ status: 'waiting', error: null, draft: arrived ? '' : draft });
    } catch (error) {
      if (isCurrent()) store.setState({ status: 'waiting', error: toAppError(error) });
    }
  }

  client.subscribe('simulator.stream', ({ projectId, conversationId, event }) => {
    const { conversationId: currentId, status, length, preview } = store.getState();
    // Events that arrive while missed entries are fetched are among them, or cause another gap.
    if (conversationId !== currentId || status === 'resuming') return;
    switch (event.type) {
      case 'entries':
        if (event.from > length) void resume(projectId);
        else addEntries(event.from, event.entries);
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
      store.setState({ ...noConversation, locale: null, customer: unknownCustomer, timeZone: null });
    } else if (opened !== null && opened.id !== before.opened?.id) {
      const { snapshots, lastTurn } = store.getState();
      if (snapshots[lastTurn]?.status === 'active') void resume(opened.id);
    }
  });
  return store;
}

function messagesOf(entry: HostLogEntry): readonly SingleMessage[] {
  return entry.entry === 'event' && entry.event.type === 'message' ? singleMessages(entry.event) : [];
}

/** A unique id of 96 random bits. */
function randomConversationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `conv_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The slots whose current values an action of the conversation has confirmed. */
export function verifiedSlots(snapshot: Snapshot): ReadonlySet<string> {
  return new Set(Object.keys(snapshot.slots).filter((slot) => isVerified(snapshot, slot)));
}
