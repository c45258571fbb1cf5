import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../kit/conversationEvent.ts';
import { snapshot as snapshotSchema } from '../kit/snapshot.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { compileProject } from './compileProject.ts';
import { aimed, arbitraryConversation, playEvents } from './fixtures/arbitraryConversation.ts';
import { startEvent } from './fixtures/startEvent.ts';
import { initialSnapshot, transition } from './transition.ts';

const started: ConversationEvent = startEvent();
const numRuns = 300;

describe('any project, any events', () => {
  it('always ends or waits for something, within limits, and does not change its input', () => {
    fc.assert(
      fc.property(arbitraryConversation, ({ project, events }) => {
        const compiled = compileProject(project, nodeRegistry);
        for (const { snapshot, steps } of playEvents(compiled, events)) {
          expect(snapshot.status === 'ended').toBe(snapshot.awaiting.type === 'nothing');
          expect(snapshot.status === 'ended').toBe(snapshot.resolution !== null);
          expect(snapshot.frames.length).toBeLessThanOrEqual(19);
          expect(steps.length).toBeLessThanOrEqual(203);
          expect(snapshot.tried.length).toBeLessThanOrEqual(40);
          expect(Object.keys(snapshot.slots)).toEqual(Object.keys(project.manifest.slots));
          expect(snapshot.awaiting.type === 'input' ? snapshot.frames.length : 1).toBeGreaterThan(0);
        }
      }),
      { numRuns },
    );
  });

  it('produces snapshots that survive serialisation', () => {
    fc.assert(
      fc.property(arbitraryConversation, ({ project, events }) => {
        const compiled = compileProject(project, nodeRegistry);
        for (const { snapshot, effects } of playEvents(compiled, events)) {
          expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot);
          expect(JSON.parse(JSON.stringify(effects))).toStrictEqual(effects);
          expect(snapshotSchema.parse(snapshot)).toStrictEqual(snapshot);
          expect(JSON.stringify(snapshotSchema.parse(snapshot))).toBe(JSON.stringify(snapshot));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('produces the same again, even from a serialised snapshot', () => {
    fc.assert(
      fc.property(arbitraryConversation, ({ project, events }) => {
        const once = playEvents(compileProject(project, nodeRegistry), events);
        const again = compileProject(project, nodeRegistry);
        let snapshot = initialSnapshot(again, { at: 0, locale: 'en' });
        [started, ...events].forEach((event, index) => {
          const read = snapshotSchema.parse(JSON.parse(JSON.stringify(snapshot)));
          const result = transition(again, read, aimed(event, read));
          expect(JSON.stringify({ ...result, snapshot: 0 })).toBe(
            JSON.stringify({ ...once[index], snapshot: 0 }),
          );
          expect(result.snapshot).toStrictEqual(once[index]?.snapshot);
          snapshot = result.snapshot;
        });
      }),
      { numRuns: 100 },
    );
  });

  it('has a time for whatever waits for one, and no timer twice', () => {
    fc.assert(
      fc.property(arbitraryConversation, ({ project, events }) => {
        const compiled = compileProject(project, nodeRegistry);
        const scheduled = new Set<string>();
        let snapshot = initialSnapshot(compiled, { at: 0, locale: 'en' });
        for (const event of [started, ...events]) {
          const here = aimed(event, snapshot);
          const result = transition(compiled, snapshot, here);
          if (here.type === 'timer') {
            const due = snapshot.timer?.id === here.id;
            if (!due) expect(result.snapshot).toBe(snapshot);
            expect(transition(compiled, result.snapshot, here).snapshot).toBe(result.snapshot);
          }
          for (const effect of result.effects) {
            if (effect.type !== 'schedule') continue;
            expect(scheduled.has(effect.id)).toBe(false);
            scheduled.add(effect.id);
          }
          snapshot = result.snapshot;
          if (snapshot.awaiting.type === 'timer') expect(snapshot.timer).not.toBeNull();
          if (snapshot.awaiting.type === 'result') expect(snapshot.timer).toBeNull();
          if (snapshot.status === 'ended') expect(snapshot.timer).toBeNull();
          if (snapshot.timer !== null) expect(scheduled).toContain(snapshot.timer.id);
        }
      }),
      { numRuns },
    );
  });

  it('never asks the same question a third time without an exit option', () => {
    fc.assert(
      fc.property(arbitraryConversation, ({ project, events }) => {
        let last = { text: '', times: 0 };
        for (const { snapshot, effects } of playEvents(compileProject(project, nodeRegistry), events)) {
          const question = effects.findLast((effect) => effect.type === 'say');
          if (snapshot.awaiting.type !== 'input' || question === undefined) continue;
          const { text, quickReplies } = question;
          last = { text, times: text === last.text ? last.times + 1 : 1 };
          if (last.times > 2) expect(quickReplies.map(({ value }) => value)).toContain('policy:person');
        }
      }),
      { numRuns },
    );
  });

  it('has one escalation for each escalate effect, and ends at most once', () => {
    fc.assert(
      fc.property(arbitraryConversation, ({ project, events }) => {
        for (const { effects, escalations } of playEvents(compileProject(project, nodeRegistry), events)) {
          expect(escalations).toHaveLength(effects.filter((effect) => effect.type === 'escalate').length);
          const ends = effects.filter((effect) => effect.type === 'end');
          expect(ends.length).toBeLessThanOrEqual(1);
          if (ends.length === 1) expect(effects.at(-1)?.type).toBe('end');
        }
      }),
      { numRuns: 100 },
    );
  });
});
