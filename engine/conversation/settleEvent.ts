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
import { findSecrets, hearPrivateData } from './masking/findSecrets.ts';
import { performRequest, type Requester } from './performRequest.ts';
import type { TurnLog } from './turnLog.ts';

/** The transcript for a language model, which may run elsewhere: secrets are masked. */
async function transcriptForModel(
  project: CompiledProject,
  log: TurnLog,
): Promise<GenerateRequest['transcript']> {
  const { before, entries, heldValues } = log;
  const lines = transcriptOf([...(await before.history()), ...entries]).map(({ from, text }) => ({
    from,
    text,
  }));
  const secrets = await findSecrets(project, before, heldValues, entries);
  return secrets.length === 0 ? lines : createMask(project, secrets).anywhere(lines);
}

/** What outlives the conversation never contains private data that the customer has written. */
function withoutPrivateData(
  project: CompiledProject,
  { before, entries }: TurnLog,
  effect: MemoryEffect,
): MemoryEffect {
  if (effect.type === 'forget') return effect;
  const known = before.masking?.secrets.filter((secret) => !('slot' in secret)) ?? [];
  const secrets = [...known, ...hearPrivateData(project, before, entries)];
  return secrets.length === 0 ? effect : createMask(project, secrets).anywhere(effect);
}

/**
 * Passes an event to the machine, performs its requests and passes their results back as events, until the
 * conversation waits for the customer or has ended. Everything is logged.
 *
 * @returns The final snapshot.
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
    for (const effect of step.memory)
      await performMemory(engine, log, current, withoutPrivateData(engine.compiled, log, effect));
    const requester = requesterOf(engine, log, current);
    next = step.request === null ? null : await performRequest(engine, requester, step.request);
  }
  return current;
}

/** What performing a request needs to know about the conversation. */
export function requesterOf({ compiled }: ConversationEngine, log: TurnLog, { locale }: Snapshot): Requester {
  return {
    conversationId: log.before.header.id,
    locale,
    sensitiveOutputs: (action) => compiled.actions.get(action)?.sensitiveOutputs ?? [],
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
  log.heldValues.push(...result.heldValues);
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
      const atEscalation = escalations.next().value ?? result.snapshot;
      const entries = [...(await log.before.history()), ...log.entries];
      const packet = buildHandoffPacket(engine.compiled, {
        header: log.before.header,
        snapshot: atEscalation,
        log: entries,
        escalation: effect,
      });
      log.add({ entry: 'handoff', turn, packet });
    }
  }
  return { snapshot: result.snapshot, request, memory };
}
