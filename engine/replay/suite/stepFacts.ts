import type { JsonObject } from '../../base/json.ts';
import type { LogEntry } from '../../conversation/session.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { HandoffPacket } from '../../model/handoffPacket.ts';
import { bestIntent } from '../../model/ports.ts';
import { deskWording, type Wording } from '../../words/wordsOf.ts';

/** What expectations are about: what happened in a step, and how the conversation stands after it. */
export interface StepFacts {
  readonly says: readonly string[];
  readonly quickReplies: readonly string[];
  /** Paths of the knowledge sources cited. */
  readonly citations: readonly string[];
  /** States entered, `flow/state`. */
  readonly entered: readonly string[];
  readonly calls: readonly { readonly action: string; readonly input: JsonObject }[];
  readonly packets: readonly HandoffPacket[];
  /** How the desk reads packets. */
  readonly desk: Wording;
  readonly remembered: JsonObject;
  /** What was recognised in the last message; null: nothing. */
  readonly intent: string | null;
  readonly snapshot: Snapshot;
}

/** Gathers the facts from the part of a log that a step added. */
export function stepFacts(
  entries: readonly LogEntry[],
  snapshot: Snapshot,
  project: CompiledProject,
): StepFacts {
  const effects = entries.flatMap((entry) => (entry.entry === 'effect' ? [entry.effect] : []));
  const says = effects.filter((effect) => effect.type === 'say');
  const message = entries.findLast((entry) => entry.entry === 'event' && entry.event.type === 'message');
  const nlu = message?.entry === 'event' && message.event.type === 'message' ? message.event.nlu : null;
  return {
    says: says.map(({ text }) => text),
    quickReplies: says.flatMap(({ quickReplies }) => quickReplies.map(({ label }) => label)),
    citations: says.flatMap(({ citations }) => citations.map(({ source }) => source)),
    entered: entries.flatMap((entry) =>
      entry.entry === 'step' && entry.trigger === 'enter' ? [`${entry.flow}/${entry.state}`] : [],
    ),
    calls: effects.flatMap((effect) =>
      effect.type === 'run_action' ? [{ action: effect.action, input: effect.input }] : [],
    ),
    packets: entries.flatMap((entry) => (entry.entry === 'handoff' ? [entry.packet] : [])),
    desk: deskWording(project),
    remembered: rememberedIn(effects, snapshot),
    intent: (nlu && bestIntent(nlu, project.policies.intentThreshold)) ?? null,
    snapshot,
  };
}

/** The last value of each slot that was kept; after a wish to be forgotten, null for all. */
function rememberedIn(
  effects: readonly Extract<LogEntry, { entry: 'effect' }>['effect'][],
  { slots }: Snapshot,
): JsonObject {
  let remembered: JsonObject = {};
  for (const effect of effects) {
    if (effect.type === 'remember') remembered = { ...remembered, ...effect.slots };
    if (effect.type === 'forget')
      remembered = Object.fromEntries(Object.keys(slots).map((slot) => [slot, null]));
  }
  return remembered;
}
