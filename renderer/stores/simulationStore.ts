import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { SimulatorStream } from '../../engine/contract/methods/simulatorMethods.ts';
import type { Customer } from '../../engine/kit/customer.ts';
import { toAppError } from '../client/toAppError.ts';
import { addToTrace, emptyTrace } from './conversationTrace.ts';
import { addToTurns } from './conversationTurns.ts';
import type { DocumentStore } from './documentStore.ts';
import type { LogEntry } from './logEntry.ts';
import type { ConversationSoFar, SimulationActions, SimulationState } from './simulationState.ts';

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

  function takeEntries(from: number, entries: readonly LogEntry[]): void {
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

function isMessage(entry: LogEntry): entry is LogEntry & { entry: 'event'; event: { type: 'message' } } {
  return entry.entry === 'event' && entry.event.type === 'message';
}

/** An id that no other conversation has: 96 random bits. */
function randomConversationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `conv_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
