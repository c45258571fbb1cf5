import type { HostClient } from '../../engine/contract/hostClient.ts';
import { type CommandRegistry, createCommandRegistry } from './createCommandRegistry.ts';
import { createDocumentStore, type DocumentStore, type DocumentStoreOptions } from './documentStore.ts';
import { createTaskStore, type TaskStore } from './taskStore.ts';
import { createTraceStore, type TraceStore } from './traceStore.ts';
import { createViewStore, type ViewStore } from './viewStore.ts';

/** Everything a feature works with: the host and the stores. */
export interface Studio {
  readonly client: HostClient;
  readonly document: DocumentStore;
  readonly view: ViewStore;
  readonly tasks: TaskStore;
  readonly trace: TraceStore;
  readonly commands: CommandRegistry;
}

/** Makes the stores of one window. */
export function createStudio(client: HostClient, options: DocumentStoreOptions): Studio {
  return {
    client,
    document: createDocumentStore(client, options),
    view: createViewStore(),
    tasks: createTaskStore(client),
    trace: createTraceStore(),
    commands: createCommandRegistry(),
  };
}
