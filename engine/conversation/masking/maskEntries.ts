import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import { type Transition, transition } from '../../machine/transition.ts';
import type { Mask } from '../../model/mask.ts';
import { buildHandoffPacket } from '../handoff/buildHandoffPacket.ts';
import type { LogEntry, RecordingHeader } from '../session.ts';
import { maskEvent } from './maskEvent.ts';

/** A part of a conversation's log, free of secrets. */
export interface MaskedEntries {
  /** As many as there were, of the same kinds. */
  readonly entries: readonly LogEntry[];
  /** How the conversation stands for who knows only the log; null when the masked events lead elsewhere. */
  readonly snapshot: Snapshot | null;
}

/** What {@link maskEntries} works on. */
export interface EntriesToMask {
  readonly header: RecordingHeader;
  /** How the conversation stood before them for who knows only the log. */
  readonly from: Snapshot;
  /** The log before them, masked. Only looked at where there is a handoff among them. */
  readonly earlier: readonly LogEntry[];
  readonly entries: readonly LogEntry[];
}

/**
 * Masks what came in, and lets the machine work on that: steps, texts, calls and packets then follow from masked
 * values, also where they show only a part of one, and replaying the log gives the log. Where the masked events lead
 * elsewhere (a condition looks at a sensitive value), the log tells what really happened, with the secrets taken out.
 */
export function maskEntries(project: CompiledProject, mask: Mask, source: EntriesToMask): MaskedEntries {
  const { header, earlier, entries } = source;
  const masked: LogEntry[] = [];
  let snapshot: Snapshot | null = source.from;
  for (const group of groupsOf(entries)) {
    const [first] = group;
    if (first?.entry !== 'event') {
      masked.push(...group.map((entry) => mask.anywhere(entry)));
      continue;
    }
    const event = maskEvent(mask, first.event);
    masked.push({ ...first, event });
    const answers = group.slice(1);
    const result: Transition | null = snapshot && transition(project, snapshot, event);
    if (result === null || !leadsTo(result, answers)) {
      snapshot = null;
      masked.push(...answers.map((entry) => mask.anywhere(entry)));
      continue;
    }
    snapshot = result.snapshot;
    takeOver(project, header, result, answers, { mask, earlier, masked });
  }
  return { entries: masked, snapshot };
}

/** An event with what it led to, up to the next one. What stands before the first is a group of its own. */
function groupsOf(entries: readonly LogEntry[]): readonly (readonly LogEntry[])[] {
  const groups: LogEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (entry.entry === 'event' || last === undefined) groups.push([entry]);
    else last.push(entry);
  }
  return groups;
}

/** True when the same was done, whatever was said. */
function leadsTo({ steps, effects }: Transition, answers: readonly LogEntry[]): boolean {
  const done = answers.flatMap((entry): string[] => {
    if (entry.entry === 'step') return [`${entry.flow}/${entry.state} ${entry.trigger} ${entry.outcome}`];
    return entry.entry === 'effect' ? [effectName(entry.effect)] : [];
  });
  const again = [
    ...steps.map(({ flow, state, trigger, outcome }) => `${flow}/${state} ${trigger} ${outcome}`),
    ...effects.map(effectName),
  ];
  return done.length === again.length && done.every((line, index) => line === again[index]);
}

function effectName(effect: Transition['effects'][number]): string {
  return 'id' in effect ? `${effect.type} ${effect.id}` : effect.type;
}

/** Puts the steps and effects of the masked event where the real ones stood. */
function takeOver(
  project: CompiledProject,
  header: RecordingHeader,
  { steps, effects, escalations, snapshot }: Transition,
  answers: readonly LogEntry[],
  {
    mask,
    earlier,
    masked,
  }: { readonly mask: Mask; readonly earlier: EntriesToMask['earlier']; readonly masked: LogEntry[] },
): void {
  const [nextStep, nextEffect, nextStood] = [steps.values(), effects.values(), escalations.values()];
  let last: Transition['effects'][number] | undefined;
  for (const entry of answers) {
    const { turn } = entry;
    if (entry.entry === 'step') {
      const step = nextStep.next().value;
      if (step !== undefined) masked.push({ entry: 'step', turn, ...step });
    } else if (entry.entry === 'effect') {
      last = nextEffect.next().value;
      if (last !== undefined) masked.push({ entry: 'effect', turn, effect: last });
    } else if (entry.entry === 'handoff' && last?.type === 'escalate') {
      const log = [...earlier, ...masked];
      const stood = nextStood.next().value ?? snapshot;
      const packet = buildHandoffPacket(project, { header, snapshot: stood, log, escalation: last });
      masked.push({ entry: 'handoff', turn, packet });
    } else {
      masked.push(mask.anywhere(entry));
    }
  }
}
