import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { SimulatedTurn } from '../../engine/contract/methods/simulatorMethods.ts';
import type { Customer } from '../../engine/kit/customer.ts';
import { toAppError } from '../client/toAppError.ts';
import type { DocumentStore } from './documentStore.ts';
import type { LogEntry } from './logEntry.ts';
import type { SimulationActions, SimulationState } from './simulationState.ts';

export type SimulationStore = StoreApi<SimulationState & SimulationActions>;

const nothing = {
  status: 'idle',
  startedWith: null,
  conversationId: null,
  log: [],
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
 * Entries come in twice, one by one while a turn runs and all together at its end; the latter replace the former.
 */
export function createSimulationStore(client: HostClient, document: DocumentStore): SimulationStore {
  /** Counts starts: what an older conversation still answers is nobody's business. */
  let round = 0;
  /** Conversations that were left; a last turn of one may still be running. */
  const left = new Set<string>();
  /** How much of the log was there before the turn that runs. */
  let settled = 0;

  const store: SimulationStore = createStore((set, get) => {
    function landed({ conversationId, turn, entries, snapshot }: SimulatedTurn): void {
      const { log, snapshots } = get();
      set({
        status: 'waiting',
        conversationId,
        log: [...log.slice(0, settled), ...entries],
        snapshots: { ...snapshots, [turn]: snapshot },
        lastTurn: turn,
        sending: null,
        preview: [],
        selectedTurn: null,
      });
    }

    return {
      ...nothing,
      actions: 'mock',
      locale: null,
      customer: nobody,
      follow: true,
      start: async () => {
        round += 1;
        const mine = round;
        settled = 0;
        const { actions, locale, customer, conversationId } = get();
        if (conversationId !== null) left.add(conversationId);
        const startedWith = { files: document.getState().files, actions, locale };
        set({ ...nothing, status: 'starting', startedWith });
        try {
          await document.getState().whenSaved();
          const projectId = document.getState().opened?.id ?? '';
          const known = customer.id !== null || customer.authenticated;
          const how = { projectId, actions, locale, ...(known ? { customer } : {}) };
          const turn = await client.request('simulator.start', how);
          if (mine === round) landed(turn);
        } catch (error) {
          if (mine === round) set({ ...nothing, error: toAppError(error) });
        }
      },
      send: async (message) => {
        const { status, conversationId, log } = get();
        const projectId = document.getState().opened?.id;
        if (status !== 'waiting' || conversationId === null || projectId === undefined) return;
        const mine = round;
        settled = log.length;
        set({ status: 'answering', sending: message, draft: '', error: null, selectedTurn: null });
        try {
          const turn = await client.request('simulator.send', { projectId, conversationId, ...message });
          if (mine === round) landed(turn);
        } catch (error) {
          if (mine !== round) return;
          const draft = message.value === undefined ? message.text : '';
          // What the conversation said by itself meanwhile stays.
          const kept = get().log.slice(0, settled);
          set({ status: 'waiting', log: kept, sending: null, preview: [], draft, error: toAppError(error) });
        }
      },
      skipWait: async () => {
        const { status, conversationId, log } = get();
        const projectId = document.getState().opened?.id;
        if (status !== 'waiting' || conversationId === null || projectId === undefined) return;
        const mine = round;
        settled = log.length;
        set({ status: 'answering', error: null, selectedTurn: null });
        try {
          const turn = await client.request('simulator.skipWait', { projectId, conversationId });
          if (mine === round) landed(turn);
        } catch (error) {
          if (mine === round)
            set({ status: 'waiting', log: get().log.slice(0, settled), error: toAppError(error) });
        }
      },
      setActions: (actions) => set({ actions }),
      setLocale: (locale) => set({ locale }),
      setCustomer: (customer) => set({ customer }),
      setDraft: (draft) => set({ draft }),
      selectTurn: (selectedTurn) => set({ selectedTurn }),
      setFollow: (follow) => set({ follow }),
    };
  });

  function takeEntry(conversationId: string, entry: LogEntry): void {
    const state = store.getState();
    const running = state.status === 'starting' || state.status === 'answering';
    // The first entry of a new conversation comes before the answer that names it.
    if (!running || left.has(conversationId)) return;
    if (state.conversationId !== null && state.conversationId !== conversationId) return;
    const said = entry.entry === 'event' && entry.event.type === 'message';
    store.setState({
      conversationId,
      log: [...state.log, entry],
      sending: said ? null : state.sending,
      // What was previewed is either said now or held back.
      preview: entry.entry === 'event' ? [] : state.preview,
    });
  }

  function takePreview(conversationId: string, sentence: string): void {
    const { status, preview, conversationId: mine } = store.getState();
    if (status !== 'answering' && status !== 'starting') return;
    if (mine === conversationId) store.setState({ preview: [...preview, sentence] });
  }

  /** The conversation went on by itself; a message that is on its way is worked on after that. */
  function takeTurn({ conversationId, turn, entries, snapshot }: SimulatedTurn): void {
    const state = store.getState();
    if (state.conversationId !== conversationId || state.status === 'starting') return;
    if (state.status === 'waiting') settled = state.log.length;
    const log = [...state.log.slice(0, settled), ...entries];
    settled = log.length;
    store.setState({
      log,
      snapshots: { ...state.snapshots, [turn]: snapshot },
      lastTurn: turn,
      selectedTurn: null,
    });
  }

  client.subscribe('simulator.woke', ({ projectId, turn }) => {
    if (projectId === document.getState().opened?.id) takeTurn(turn);
  });
  client.subscribe('simulator.preview', ({ projectId, conversationId, sentence }) => {
    if (projectId === document.getState().opened?.id) takePreview(conversationId, sentence);
  });
  client.subscribe('simulator.entry', ({ projectId, conversationId, entry }) => {
    if (projectId === document.getState().opened?.id) takeEntry(conversationId, entry);
  });
  document.subscribe(({ opened }, before) => {
    if (opened?.path === before.opened?.path) return;
    round += 1;
    store.setState({ ...nothing, locale: null, customer: nobody });
  });
  return store;
}
