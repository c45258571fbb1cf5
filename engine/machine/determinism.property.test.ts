import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConversationEvent, conversationEvent } from '../kit/conversationEvent.ts';
import { effect as effectSchema } from '../kit/effect.ts';
import { microStep, type Snapshot, snapshot as snapshotSchema } from '../kit/snapshot.ts';
import type { Project } from '../model/project.ts';
import { nodeRegistry } from '../nodes/index.ts';
import type { CompiledProject } from './compiledProject.ts';
import { compileProject } from './compileProject.ts';
import { aimed } from './fixtures/arbitraryConversation.ts';
import { arbitraryEvent, arbitraryStart } from './fixtures/arbitraryEvents.ts';
import { arbitraryProject, soundProject } from './fixtures/arbitraryProject.ts';
import { initialSnapshot, type Transition, transition } from './transition.ts';

interface Played {
  readonly before: Snapshot;
  readonly event: ConversationEvent;
  readonly result: Transition;
}

const conversation = fc.record({
  project: fc.oneof(arbitraryProject, { weight: 2, arbitrary: soundProject }),
  start: arbitraryStart,
  events: fc.array(arbitraryEvent, { maxLength: 30, size: 'max' }),
});

function playAll(
  compiled: CompiledProject,
  [start, ...events]: readonly [ConversationEvent, ...ConversationEvent[]],
): readonly Played[] {
  let before = initialSnapshot(compiled, { at: 0, locale: 'en' });
  return [start, ...events].map((event) => {
    const here = aimed(event, before);
    const played = { before, event: here, result: transition(compiled, before, here) };
    before = played.result.snapshot;
    return played;
  });
}

/** Checks every event of conversations with any project. */
function always(check: (played: Played, project: Project, compiled: CompiledProject) => void): void {
  fc.assert(
    fc.property(conversation, ({ project, start, events }) => {
      const compiled = compileProject(project, nodeRegistry);
      for (const played of playAll(compiled, [start, ...events])) check(played, project, compiled);
    }),
    { numRuns: 200 },
  );
}

describe('any conversation of any project', () => {
  it('is reproduced by its events, byte for byte', () => {
    fc.assert(
      fc.property(conversation, ({ project, start, events }) => {
        const once = playAll(compileProject(project, nodeRegistry), [start, ...events]);
        const again = compileProject(structuredClone(project), nodeRegistry);
        let snapshot = initialSnapshot(again, { at: 0, locale: 'en' });
        for (const { event, result } of once) {
          // As read from a store or a recording.
          const stored = snapshotSchema.parse(JSON.parse(JSON.stringify(snapshot)));
          const recorded = conversationEvent.parse(JSON.parse(JSON.stringify(event)));
          const repeated = transition(again, stored, recorded);
          expect(JSON.stringify(repeated)).toBe(JSON.stringify(result));
          snapshot = repeated.snapshot;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same after serialisation: snapshots, events, effects, steps', () => {
    always(({ event, result: { snapshot, effects, steps } }) => {
      for (const [schema, value] of [
        [snapshotSchema, snapshot],
        [conversationEvent, event],
        ...effects.map((effect) => [effectSchema, effect] as const),
        ...steps.map((step) => [microStep, step] as const),
      ] as const) {
        expect(canonicalize(schema.parse(JSON.parse(JSON.stringify(value))))).toBe(canonicalize(value));
      }
    });
  });

  it('can always continue: by a handoff, a timer, or a failed request', () => {
    const asking: ConversationEvent = {
      type: 'message',
      at: 1,
      text: 'Let me talk to somebody',
      nlu: { intents: [{ intent: 'talk_to_person', confidence: 1 }], entities: [] },
    };
    always(({ result: { snapshot } }, _, compiled) => {
      const { status, awaiting, timer } = snapshot;
      if (status === 'ended') return;
      if (awaiting.type === 'result') {
        const error = { code: 'TEST_FAILED', message: 'It failed', remedy: 'Try again' };
        const failed = { type: 'request_failed', at: 1, id: awaiting.request.id, error } as const;
        const after = transition(compiled, snapshot, failed).snapshot;
        expect(after).not.toBe(snapshot);
        expect(after.awaiting).not.toEqual(awaiting);
        return;
      }
      expect(transition(compiled, snapshot, asking).snapshot).toMatchObject({
        status: 'ended',
        resolution: 'escalated',
      });
      if (awaiting.type !== 'timer') return;
      const later = transition(compiled, snapshot, { type: 'timer', at: 1, id: timer?.id ?? '' }).snapshot;
      expect(later).not.toBe(snapshot);
    });
  });

  it('offers working exit options', () => {
    always(({ result: { snapshot, effects } }, _, compiled) => {
      if (snapshot.awaiting.type !== 'input') return;
      const offered = effects.findLast((one) => one.type === 'say')?.quickReplies ?? [];
      for (const { label, value } of offered) {
        if (value !== 'policy:person' && value !== 'policy:cancel') continue;
        const nlu = { intents: [], entities: [] };
        const tapped = { type: 'message', at: 1, text: label, value, nlu } as const;
        const after = transition(compiled, snapshot, tapped).snapshot;
        const left = after.status === 'ended' || after.frames.length < snapshot.frames.length;
        expect(left || JSON.stringify(after.frames) !== JSON.stringify(snapshot.frames)).toBe(true);
      }
    });
  });

  it('leaks no frame', () => {
    always(({ result: { snapshot } }, { manifest, flows }) => {
      const { frames, turn } = snapshot;
      frames.forEach((frame, index) => {
        expect(frame.cause === 'entry').toBe(index === 0);
        expect(frame.since).toBeLessThanOrEqual(turn);
      });
      const digressions = frames.filter(({ cause }) => cause === 'digression');
      expect(digressions.length).toBeLessThanOrEqual(manifest.policies.digressions.depth);
      const queued = snapshot.queued.map(({ flow }) => flow);
      expect(new Set(queued).size).toBe(queued.length);
      for (const flow of queued) expect(Object.keys(flows)).toContain(flow);
    });
  });

  it('leaks no slot of a flow that has ended', () => {
    always(({ result: { snapshot } }, { flows }) => {
      if (snapshot.status === 'ended') return;
      const running = new Set(snapshot.frames.map(({ flow }) => flow));
      for (const { id, owns } of Object.values(flows)) {
        if (running.has(id)) continue;
        // Only its own states fill this slot.
        expect(owns).toContain(`own_${id}`);
        expect([id, snapshot.slots[`own_${id}`]]).toEqual([id, null]);
      }
    });
  });

  it('keeps times only of slots that have a value', () => {
    always(({ result: { snapshot } }, { manifest }) => {
      expect(Object.keys(snapshot.slots)).toEqual(Object.keys(manifest.slots));
      for (const slot of Object.keys(snapshot.filledAt)) {
        expect([slot, snapshot.slots[slot] ?? null]).not.toEqual([slot, null]);
      }
    });
  });
});
