import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { identifier } from '../identifier.ts';
import { json } from '../jsonSchema.ts';
import { digressionMode } from './policies.ts';

/** Keys that every state has; all other keys are the data of its kind. */
export const commonStateKeys = ['id', 'kind', 'name', 'note', 'authenticated', 'on'] as const;

/**
 * A state in its file: the common keys plus the data of its kind, flat. Whether the data is valid for the kind is
 * checked by the registry (see `engine/check`): a state of an unknown kind must stay editable and unchanged.
 */
export const state = z
  .object({
    id: identifier,
    kind: z.string().min(1),
    /** Shown on the canvas; the id is used when absent. */
    name: z.string().optional(),
    /** A note for colleagues; never shown to customers. */
    note: z.string().optional(),
    /** True: only for authenticated customers; see `policies.authentication`. */
    authenticated: z.boolean().optional(),
    /** Transitions: outcome of this state -> id of the next state in the same flow. */
    on: z.record(identifier, identifier).default({}),
  })
  .catchall(json);

/** `flows/<id>.flow.yaml`: a state machine. States are in reading order; the first `start` state is entered first. */
export const flow = z.strictObject({
  id: identifier,
  name: z.string().min(1),
  description: z.string().optional(),
  /** Shown to customers when the flow is offered or resumed; the name when absent. */
  title: z.string().min(1).optional(),
  /** Intents that start this flow. */
  triggers: z.array(identifier).default([]),
  /** False: never suggested. */
  suggest: z.boolean().optional(),
  /** What happens when the customer changes topic in it; the project's policy when absent. */
  digressions: digressionMode.optional(),
  /** Slots that belong to its task: emptied when the flow ends or is cancelled. */
  owns: z.array(identifier).optional(),
  states: z.array(state).default([]),
});

export type State = z.infer<typeof state>;
export type Flow = z.infer<typeof flow>;

/** The data of a state's kind: the state without the common keys. */
export function stateData(value: State): Readonly<Record<string, Json>> {
  const common: readonly string[] = commonStateKeys;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !common.includes(key))) as Readonly<
    Record<string, Json>
  >;
}

/** `flows/<id>.layout.json`: positions of states on the canvas, in canvas units (pixels at zoom 1). */
export const layout = z.strictObject({
  states: z.record(identifier, z.strictObject({ x: z.number(), y: z.number() })).default({}),
});

export type Layout = z.infer<typeof layout>;

/**
 * Serialises a layout: one line for each state, sorted by id, so that a moved state is one changed line in git.
 * Coordinates are rounded to whole units.
 */
export function writeLayout(layout: Layout): string {
  const ids = Object.keys(layout.states).sort();
  if (ids.length === 0) return '{\n  "states": {}\n}\n';
  const lines = ids.map((id) => {
    const { x = 0, y = 0 } = layout.states[id] ?? {};
    return `    ${JSON.stringify(id)}: { "x": ${whole(x)}, "y": ${whole(y)} }`;
  });
  return `{\n  "states": {\n${lines.join(',\n')}\n  }\n}\n`;
}

function whole(value: number): number {
  // Avoids "-0".
  return Math.round(value) + 0;
}
