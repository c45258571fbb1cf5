import type { HostClient } from '../../engine/contract/hostClient.ts';
import { type CommandRegistry, createCommandRegistry } from './createCommandRegistry.ts';
import { createDocumentStore, type DocumentStore, type DocumentStoreOptions } from './documentStore.ts';
import { showSimulation } from './showSimulation.ts';
import { createSimulationStore, type SimulationStore } from './simulationStore.ts';
import { createTaskStore, type TaskStore } from './taskStore.ts';
import { createTraceStore, type TraceStore } from './traceStore.ts';
import { createUnderstandingStore, type UnderstandingStore } from './understandingStore.ts';
import { createViewStore, type ViewStore } from './viewStore.ts';

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
