import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import type { CompiledProject } from '../compiledProject.ts';
import { compileProject } from '../compileProject.ts';
import { arbitraryConversation, arbitraryTalk, playEvents } from '../fixtures/arbitraryConversation.ts';
import { type Transition, transition } from '../transition.ts';
import { policyReplies } from './policy.ts';

const nothingMeant = { intents: [], entities: [] };

/** Plays any conversation, and looks at each transition with the one before. */
function everywhere(
  look: (at: {
    readonly project: CompiledProject;
    readonly before: Snapshot | undefined;
    readonly result: Transition;
    readonly event: ConversationEvent | undefined;
  }) => void,
): void {
  fc.assert(
    fc.property(fc.oneof(arbitraryTalk, arbitraryTalk, arbitraryConversation), ({ project, events }) => {
      const compiled = compileProject(project, nodeRegistry);
      let before: Snapshot | undefined;
      for (const [index, result] of playEvents(compiled, events).entries()) {
        look({ project: compiled, before, result, event: events[index - 1] });
        before = result.snapshot;
      }
    }),
    { numRuns: 200 },
  );
}

const hears = ({ awaiting }: Snapshot) => awaiting.type === 'input' || awaiting.type === 'timer';
const tap = (value: string): ConversationEvent => ({
  type: 'message',
  at: 9,
  text: 'x',
  value,
  nlu: nothingMeant,
});

/** Frames that cancelling leaves standing. */
function keptFrames({ frames }: Snapshot): number {
  return Math.max(
    1,
    frames.findLastIndex(({ cause }) => cause === 'digression'),
  );
}

/** How many frames of a snapshot were there in an earlier one; flows that had waited are new. */
function olderFrames(snapshot: Snapshot, earlier: Snapshot): number {
  const waited = earlier.queued.map(({ flow }) => flow);
  return snapshot.frames.filter(({ flow, since }) => since <= earlier.turn && !waited.includes(flow)).length;
}

describe('frames', () => {
  it('stand on the entry flow, and digressions no deeper than the project allows', () => {
    everywhere(({ project, result }) => {
      const causes = result.snapshot.frames.map(({ cause }) => cause);
      expect(causes.indexOf('entry')).toBe(causes.length === 0 ? -1 : 0);
      expect(causes.lastIndexOf('entry')).toBeLessThan(1);
      const { depth } = project.policies.digressions;
      expect(causes.filter((cause) => cause === 'digression').length).toBeLessThanOrEqual(depth);
    });
  });
});

describe('cancelling', () => {
  it('gives up the nearest digression or all calls, and lands where the conversation waits or ends', () => {
    everywhere(({ project, result: { snapshot } }) => {
      if (!hears(snapshot)) return;
      const after = transition(project, snapshot, tap(policyReplies.cancel)).snapshot;
      expect(after.status === 'ended' || after.awaiting.type !== 'nothing').toBe(true);
      expect(olderFrames(after, snapshot)).toBeLessThanOrEqual(keptFrames(snapshot));
      expect(after.failures).toBeLessThanOrEqual(snapshot.failures);
    });
  });

  it('empties what the flows given up own, unless one that still runs owns it too', () => {
    everywhere(({ project, result: { snapshot } }) => {
      // In these projects no state sets a value that a customer could have said.
      if (!hears(snapshot) || !project.slots.has('order') || snapshot.frames.length < 2) return;
      const after = transition(project, snapshot, tap(policyReplies.cancel)).snapshot;
      const kept = keptFrames(snapshot);
      const ownedBy = (frames: Snapshot['frames']) =>
        frames.flatMap(({ flow }) => project.flows.get(flow)?.owns ?? []);
      const shared = ownedBy(snapshot.frames.slice(0, kept));
      for (const slot of ownedBy(snapshot.frames.slice(kept))) {
        if (!shared.includes(slot)) expect([null, 'set']).toContain(after.slots[slot]);
      }
    });
  });

  it('again and again comes to the entry flow or to an end', () => {
    everywhere(({ project, result }) => {
      let { snapshot } = result;
      // Flows that waited for the end of one begin in between, and are cancelled in their turn.
      for (let left = snapshot.frames.length + snapshot.queued.length; left > 1 && hears(snapshot); left--) {
        snapshot = transition(project, snapshot, tap(policyReplies.cancel)).snapshot;
      }
      if (hears(snapshot)) expect(olderFrames(snapshot, result.snapshot)).toBeLessThanOrEqual(1);
    });
  });
});

describe('a way out', () => {
  it('leads from everywhere to a person', () => {
    everywhere(({ project, result }) => {
      let { snapshot } = result;
      const error = { code: 'TEST', message: 'No', remedy: 'Wait' };
      for (let left = 30; left > 0 && snapshot.awaiting.type === 'result'; left--) {
        const { id } = snapshot.awaiting.request;
        snapshot = transition(project, snapshot, { type: 'request_failed', at: 9, id, error }).snapshot;
      }
      if (snapshot.status === 'ended') return;
      expect(transition(project, snapshot, tap(policyReplies.person)).snapshot.resolution).toBe('escalated');
    });
  });
});

describe('what was promised', () => {
  it('waits once, does not run meanwhile, and is not forgotten at the end of the flows', () => {
    everywhere(({ result: { snapshot }, event }) => {
      const waiting = snapshot.queued.map(({ flow }) => flow);
      expect(new Set(waiting).size).toBe(waiting.length);
      expect(snapshot.frames.filter(({ flow }) => waiting.includes(flow))).toEqual([]);
      const farewell = event?.type === 'timer';
      if (!farewell && snapshot.status === 'ended' && snapshot.resolution !== 'escalated') {
        expect(waiting).toEqual([]);
      }
    });
  });
});

describe('clarification', () => {
  it('waits for an answer of two, and is not asked twice in a row', () => {
    everywhere(({ before, result: { snapshot, effects }, event }) => {
      if (snapshot.clarification === null || snapshot.clarification === before?.clarification) return;
      expect(event?.type).toBe('message');
      expect(before?.clarification).toBeNull();
      expect(hears(snapshot)).toBe(true);
      const question = effects.findLast((effect) => effect.type === 'say');
      const offered = question?.type === 'say' ? question.quickReplies.map(({ value }) => value) : [];
      expect(offered.filter((value) => value.startsWith('flow:'))).toHaveLength(2);
      expect(offered).toContain(policyReplies.neither);
    });
  });
});

describe('what is understood', () => {
  it.each(['repeat', 'jobs'])('is no failure: %s', (intent) => {
    everywhere(({ project, result: { snapshot } }) => {
      if (!hears(snapshot)) return;
      const nlu = { intents: [{ intent, confidence: 0.9 }], entities: [] };
      // A sign alone answers no question.
      const said = transition(project, snapshot, { type: 'message', at: 9, text: '?', nlu });
      const refused = said.steps.some(({ trigger }) => trigger === 'input');
      const noted = said.steps.some(
        ({ trigger, why }) =>
          trigger === 'policy' && (why?.code === 'question_repeated' || why?.code === 'out_of_scope'),
      );
      if (intent === 'repeat' || (refused && noted)) {
        expect(said.snapshot.failures).toBeLessThanOrEqual(snapshot.failures);
      }
    });
  });
});
