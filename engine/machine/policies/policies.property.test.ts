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

/** Plays any conversation, and passes each transition with the previous one. */
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

/** Frames that remain after cancelling. */
function keptFrames({ frames }: Snapshot): number {
  return Math.max(
    1,
    frames.findLastIndex(({ cause }) => cause === 'digression'),
  );
}

/** How many frames of a snapshot were in an earlier one; flows that were queued count as new. */
function olderFrames(snapshot: Snapshot, earlier: Snapshot): number {
  const waited = earlier.queued.map(({ flow }) => flow);
  return snapshot.frames.filter(({ flow, since }) => since <= earlier.turn && !waited.includes(flow)).length;
}

describe('frames', () => {
  it('start with the entry flow, and digressions are no deeper than the project allows', () => {
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
  it('cancels the nearest digression or all calls, and results in a waiting or ended conversation', () => {
    everywhere(({ project, result: { snapshot } }) => {
      if (!hears(snapshot)) return;
      const after = transition(project, snapshot, tap(policyReplies.cancel)).snapshot;
      expect(after.status === 'ended' || after.awaiting.type !== 'nothing').toBe(true);
      expect(olderFrames(after, snapshot)).toBeLessThanOrEqual(keptFrames(snapshot));
      expect(after.failures).toBeLessThanOrEqual(snapshot.failures);
    });
  });

  it('empties the slots of cancelled flows, unless a running flow owns them too', () => {
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

  it('leads to the entry flow or an end if repeated', () => {
    everywhere(({ project, result }) => {
      let { snapshot } = result;
      // Flows that were queued behind a cancelled one start in between, and are cancelled in turn.
      for (let left = snapshot.frames.length + snapshot.queued.length; left > 1 && hears(snapshot); left--) {
        snapshot = transition(project, snapshot, tap(policyReplies.cancel)).snapshot;
      }
      if (hears(snapshot)) expect(olderFrames(snapshot, result.snapshot)).toBeLessThanOrEqual(1);
    });
  });
});

describe('an exit option', () => {
  it('leads to an agent from everywhere', () => {
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

describe('a queued flow', () => {
  it('is queued once, does not run meanwhile, and is not lost at the end of the flows', () => {
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
  it('waits for an answer to two options, and is not asked twice in a row', () => {
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

describe('a message that is understood', () => {
  it.each(['repeat', 'jobs'])('is not a failure: %s', (intent) => {
    everywhere(({ project, result: { snapshot } }) => {
      if (!hears(snapshot)) return;
      const nlu = { intents: [{ intent, confidence: 0.9 }], entities: [] };
      // Punctuation alone answers no question.
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
