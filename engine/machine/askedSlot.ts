import { entityOfSlot } from '../kit/entityOfSlot.ts';
import type { SlotDefinition } from '../model/projectManifest.ts';
import { runningState } from './frames.ts';
import type { Run } from './run.ts';

/** The slot that the running state asks for. */
export interface SlotAskedFor {
  readonly slot: string;
  /** Undefined when it is not declared. */
  readonly definition: SlotDefinition | undefined;
  /** The entity it is read from, if it is from one. */
  readonly entity: string | undefined;
}

/** The slot that the running state asks for, if it does: what a message says of it is that state's business. */
export function askedSlot(run: Run): SlotAskedFor | undefined {
  const node = runningState(run)?.node;
  const asks = node?.ok === true ? node.value.asks : undefined;
  if (asks === undefined) return undefined;
  const definition = run.project.slots.get(asks.slot);
  return { slot: asks.slot, definition, entity: definition && entityOfSlot(definition, asks.entity) };
}
