import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { identifier } from '../identifier.ts';
import { json } from '../jsonSchema.ts';
import { digressionMode } from './policies.ts';

/** Keys of a state that belong to every kind; all other keys are the kind's own data. */
export const commonStateKeys = ['id', 'kind', 'name', 'note', 'authenticated', 'on'] as const;

/**
 * A state as it stands in the file: the common keys plus the data of its kind, flat. Whether the data fits the
 * kind is the registry's business (see `engine/check`): an unknown kind must stay editable and be kept as it is.
 */
export const state = z
  .object({
    id: identifier,
    kind: z.string().min(1),
    /** Shown on the canvas; the id is used when absent. */
    name: z.string().optional(),
    /** A remark for colleagues; never shown to customers. */
    note: z.string().optional(),
    /** True: only for customers who have proved who they are; see `policies.authentication`. */
    authenticated: z.boolean().optional(),
    /** Transitions: outcome of this state -> id of the next state in the same flow. */
    on: z.record(identifier, identifier).default({}),
  })
  .catchall(json);

/** `flows/<id>.flow.yaml`: one state machine. States stand in reading order; the first `start` state is entered first. */
export const flow = z.strictObject({
  id: identifier,
  name: z.string().min(1),
  description: z.string().optional(),
  /** What customers read where the flow is offered or come back to; the name when absent. */
  title: z.string().min(1).optional(),
  /** Intents that start this flow when a customer voices one. */
  triggers: z.array(identifier).default([]),
  /** False: never offered among the suggestions. */
  suggest: z.boolean().optional(),
  /** What happens when another wish comes up in it; the project's policy when absent. */
  digressions: digressionMode.optional(),
  /** Slots that belong to its task: emptied when it ends or is cancelled. */
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

/** `flows/<id>.layout.json`: where states stand on the canvas, in canvas units (pixels at zoom 1). */
export const layout = z.strictObject({
  states: z.record(identifier, z.strictObject({ x: z.number(), y: z.number() })).default({}),
});

export type Layout = z.infer<typeof layout>;

/**
 * Writes a layout: one line for each state, sorted by id, so that a moved state is one changed line in git.
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
  // No "-0".
  return Math.round(value) + 0;
}
