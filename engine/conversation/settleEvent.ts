import type { ConversationEvent } from '../kit/conversationEvent.ts';
import { isRequest, type RequestEffect } from '../kit/effect.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import type { CompiledProject } from '../machine/compiledProject.ts';
import { transition } from '../machine/transition.ts';
import type { GenerateRequest } from '../model/ports.ts';
import { buildHandoffPacket, transcriptOf } from './buildHandoffPacket.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { type MemoryEffect, performMemory } from './customerMemory.ts';
import { createMask } from './masking/createMask.ts';
import { findSecrets } from './masking/findSecrets.ts';
import { performRequest, type Requester } from './performRequest.ts';
import type { TurnLog } from './turnLog.ts';

/** What was said so far, for a language model: it may run elsewhere, so values of sensitive slots are masked. */
async function transcriptForModel(
  project: CompiledProject,
  log: TurnLog,
): Promise<GenerateRequest['transcript']> {
  const { before, entries, held } = log;
  const lines = transcriptOf([...(await before.history()), ...entries]).map(({ from, text }) => ({
    from,
    text,
  }));
  if (project.sensitiveSlots.size === 0) return lines;
  const secrets = await findSecrets(project, before, held, entries);
  return secrets.length === 0 ? lines : createMask(project, secrets).anywhere(lines);
}

/**
 * Gives an event to the machine, performs what it asks for, and gives the answers back as events, until the
 * conversation waits for the customer or has ended. Everything on the way goes into the log.
 *
 * @returns The snapshot at the end.
 */
export async function settleEvent(
  engine: ConversationEngine,
  log: TurnLog,
  snapshot: Snapshot,
  event: ConversationEvent,
): Promise<Snapshot> {
  let current = snapshot;
  let next: ConversationEvent | null = event;
  while (next !== null) {
    const step = await applyEvent(engine, log, current, next);
    current = step.snapshot;
    for (const effect of step.memory) await performMemory(engine, log, current, effect);
    const requester = requesterOf(engine, log, current);
    next = step.request === null ? null : await performRequest(engine, requester, step.request);
  }
  return current;
}

/** The conversation as whoever performs a request for it needs it. */
export function requesterOf({ compiled }: ConversationEngine, log: TurnLog, { locale }: Snapshot): Requester {
  return {
    conversationId: log.before.header.id,
    locale,
    transcript: async () => transcriptForModel(compiled, log),
    onPreview: log.onPreview,
  };
}

async function applyEvent(
  engine: ConversationEngine,
  log: TurnLog,
  snapshot: Snapshot,
  event: ConversationEvent,
): Promise<{
  readonly snapshot: Snapshot;
  readonly request: RequestEffect | null;
  readonly memory: readonly MemoryEffect[];
}> {
  const { turn } = log;
  log.add({ entry: 'event', turn, event });
  const result = transition(engine.compiled, snapshot, event);
  log.held.push(...result.held);
  for (const step of result.steps) log.addStep(step);
  const escalations = result.escalations.values();
  let request: RequestEffect | null = null;
  const memory: MemoryEffect[] = [];
  for (const effect of result.effects) {
    log.add({ entry: 'effect', turn, effect });
    if (isRequest(effect)) {
      request = effect;
    } else if (effect.type === 'remember' || effect.type === 'forget') {
      memory.push(effect);
    } else if (effect.type === 'escalate') {
      const stood = escalations.next().value ?? result.snapshot;
      const entries = [...(await log.before.history()), ...log.entries];
      const packet = buildHandoffPacket(engine.compiled, {
        header: log.before.header,
        snapshot: stood,
        log: entries,
        escalation: effect,
      });
      log.add({ entry: 'handoff', turn, packet });
    }
  }
  return { snapshot: result.snapshot, request, memory };
}
