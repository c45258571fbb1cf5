import type { HostClient } from '../../engine/contract/hostClient.ts';
import type { UiCommand } from '../ui/CommandButton.tsx';
import { createTraceStore, type TraceStore, traceOnCanvas } from './conversation/conversationTrace.ts';
import { createDocumentStore, type DocumentStore, type DocumentStoreOptions } from './documentStore.ts';
import { createSimulationStore, type SimulationStore } from './simulationStore.ts';
import { createTaskStore, type TaskStore } from './taskStore.ts';
import { createUnderstandingStore, type UnderstandingStore } from './understandingStore.ts';
import { createViewStore, type ViewStore } from './viewStore.ts';

/** Every command of the studio by id, for menus, toolbars, shortcuts and the palette. */
interface CommandRegistry {
  /** Adds commands. @throws Error when an id is taken: a mistake of the programmer. */
  register(commands: readonly UiCommand[]): void;
  /** @throws Error when there is no such command: a mistake of the programmer. */
  get(id: string): UiCommand;
  all(): readonly UiCommand[];
}

/** Makes an empty registry. */
function createCommandRegistry(): CommandRegistry {
  const commands = new Map<string, UiCommand>();
  return {
    register: (added) => {
      for (const command of added) {
        if (commands.has(command.id)) throw new Error(`The command ${command.id} is registered twice`);
        commands.set(command.id, command);
      }
    },
    get: (id) => {
      const command = commands.get(id);
      if (command === undefined) throw new Error(`There is no command ${id}`);
      return command;
    },
    all: () => [...commands.values()],
  };
}

/** Highlights the simulated conversation on the canvas, and scrolls the canvas to it at the end of each turn. */
function showSimulation(simulation: SimulationStore, trace: TraceStore, view: ViewStore): void {
  simulation.subscribe((now, before) => {
    if (now.trace === before.trace && now.snapshots === before.snapshots && now.status === before.status)
      return;
    const running = now.status !== 'waiting';
    const shown = traceOnCanvas(now.trace, running ? null : (now.snapshots[now.lastTurn] ?? null));
    trace.getState().show(shown);
    const at = shown.current.at(-1)?.split('/', 2);
    if (running || !now.follow || at === undefined) return;
    const [flow = '', state = ''] = at;
    view.getState().showState(flow, state);
  });
}

/**
 * Keeps the selection to what exists, whatever removed the rest: undo, redo, a change on disk, the text. A flow that
 * cannot be read keeps its selection, for when it can be read again.
 */
function pruneSelection(document: DocumentStore, view: ViewStore): void {
  document.subscribe((now, before) => {
    const { flow, selection, transitions, renaming, select, selectTransitions, setRenaming } =
      view.getState();
    const shown = now.project?.flows[flow ?? ''];
    if (shown === undefined || shown === before.project?.flows[flow ?? '']) return;
    const states = new Map(shown.states.map((state) => [state.id, state]));
    select(selection.filter((id) => states.has(id)));
    selectTransitions(
      transitions.filter(({ state, outcome }) => states.get(state)?.on[outcome] !== undefined),
    );
    if (renaming !== null && !states.has(renaming)) setRenaming(null);
  });
}

/** Everything a feature works with: the host and the stores. */
export interface Studio {
  readonly client: HostClient;
  readonly document: DocumentStore;
  readonly view: ViewStore;
  readonly tasks: TaskStore;
  readonly trace: TraceStore;
  readonly simulation: SimulationStore;
  readonly understanding: UnderstandingStore;
  readonly commands: CommandRegistry;
}

/** Makes the stores of one window. */
export function createStudio(client: HostClient, options: DocumentStoreOptions): Studio {
  const document = createDocumentStore(client, options);
  const view = createViewStore();
  const trace = createTraceStore();
  const simulation = createSimulationStore(client, document);
  showSimulation(simulation, trace, view);
  pruneSelection(document, view);
  return {
    client,
    document,
    view,
    tasks: createTaskStore(client),
    trace,
    simulation,
    understanding: createUnderstandingStore(client, document),
    commands: createCommandRegistry(),
  };
}
