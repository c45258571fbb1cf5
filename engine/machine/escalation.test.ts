import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../kit/conversationEvent.ts';
import { createNodeRegistry } from '../kit/defineNode.ts';
import type { Effect } from '../kit/effect.ts';
import { nodeRegistry } from '../nodes/index.ts';
import {
  play as playWith,
  type StateSketch,
  sketchFlow,
  sketchProject,
  told,
} from './fixtures/machineHarness.ts';
import { transition } from './transition.ts';

const play = (project: ReturnType<typeof sketchProject>) => playWith(project, nodeRegistry);
const texts = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'say' ? [effect.text] : []));
const escalation = (effects: readonly Effect[]) => effects.find((effect) => effect.type === 'escalate');

const ask: StateSketch = { id: 'ask', kind: 'choice', prompt: 'Well?', options: [{ id: 'go', label: 'Go' }] };
const end: StateSketch = { id: 'end', kind: 'end' };
const sorry: StateSketch = { id: 'sorry', kind: 'message', text: 'Sorry', on: { next: 'end' } };

describe('errors of a state', () => {
  const broken: readonly (readonly [string, StateSketch, string])[] = [
    ['an expression that fails', { id: 'a', kind: 'set', vars: { x: 'slots.none' } }, 'EXPRESSION_FAILED'],
    ['a template that is none', { id: 'a', kind: 'message', text: '{% if' }, 'TEMPLATE_SYNTAX'],
    ['a missing text', { id: 'a', kind: 'message', text: '$no.text' }, 'MACHINE_TEXT_MISSING'],
    [
      'a condition that is not boolean',
      { id: 'a', kind: 'branch', cases: [{ id: 'c', when: '1' }] },
      'FLOW_CONDITION_NOT_BOOLEAN',
    ],
    ['an unknown slot', { id: 'a', kind: 'collect', slot: 'none', prompt: '?' }, 'FLOW_SLOT_UNKNOWN'],
    ['an unknown flow', { id: 'a', kind: 'call_flow', flow: 'none' }, 'MACHINE_FLOW_UNKNOWN'],
    ['an unknown state', { id: 'a', kind: 'go_to', flow: 'main', state: 'none' }, 'MACHINE_STATE_UNKNOWN'],
    ['an unknown kind', { id: 'a', kind: 'dance' }, 'MACHINE_KIND_UNKNOWN'],
    ['data that do not fit', { id: 'a', kind: 'message' }, 'MACHINE_STATE_UNUSABLE'],
    [
      'an outcome that is not connected',
      { id: 'a', kind: 'message', text: 'Hi', on: { next: 'none' } },
      'MACHINE_OUTCOME_NOT_CONNECTED',
    ],
  ];

  it.each(broken)('%s follows the error transition', (_, state, code) => {
    const on = { ...(state.on as object | undefined), error: 'sorry' };
    const { first } = play(sketchProject([sketchFlow('main', [{ ...state, on }, sorry, end])]));
    expect(texts(first.effects)).toContain('Sorry');
    expect(first.snapshot.resolution).toBe('resolved');
    expect(first.steps.find((step) => step.state === 'a')).toMatchObject({
      outcome: 'error',
      why: { code: 'error', params: { error: code } },
    });
  });

  it.each(broken)('%s hands over when no error transition is connected', (_, state) => {
    const { first } = play(sketchProject([sketchFlow('main', [state])]));
    expect(escalation(first.effects)).toMatchObject({ trigger: 'error', flow: 'main', state: 'a' });
    expect(first.snapshot).toMatchObject({ status: 'ended', resolution: 'escalated' });
  });

  it('turns even a crash of a node kind into an error', () => {
    const crashing = [...nodeRegistry.values()].map((kind) =>
      kind.kind === 'message'
        ? {
            ...kind,
            bind: () => ({
              ok: true as const,
              value: {
                outcomes: [],
                summary: '',
                asks: undefined,
                ladder: {},
                claims: [],
                why: undefined,
                expects: () => null,
                quickReplies: () => [],
                leadsTo: undefined,
                step: () => {
                  throw new TypeError('x is undefined');
                },
              },
            }),
          }
        : kind,
    );
    const project = sketchProject([sketchFlow('main', [{ id: 'a', kind: 'message', text: 'Hi' }])]);
    const { first } = playWith(project, createNodeRegistry(crashing));
    expect(told(escalation(first.effects)?.reason)).toBe('error MACHINE_STEP_CRASHED message x is undefined');
  });

  it('hands over even if the text of the handoff is broken', () => {
    const manifest = { policies: { escalation: { message: '$no.text' } } };
    const { first } = play(sketchProject([sketchFlow('main', [{ id: 'a', kind: 'dance' }])], manifest));
    expect(first.effects.map((effect) => effect.type)).toEqual(['escalate', 'end']);
  });

  it('hands over if there is no entry flow', () => {
    const { first, project } = play(sketchProject([], { entryFlow: 'none' }));
    expect(project.problems).toMatchObject([{ code: 'MACHINE_FLOW_UNKNOWN', severity: 'error' }]);
    expect(told(escalation(first.effects)?.reason)).toBe('error MACHINE_FLOW_UNKNOWN none');
  });

  it('hands over if the running state has been removed', () => {
    const before = play(sketchProject([sketchFlow('main', [ask, end])]));
    const after = play(sketchProject([sketchFlow('main', [end])]));
    const nlu = { intents: [], entities: [] };
    const message: ConversationEvent = { type: 'message', at: 2, text: 'go', nlu };
    const result = transition(after.project, before.snapshot(), message);
    expect(told(escalation(result.effects)?.reason)).toBe('error MACHINE_STATE_UNKNOWN main ask');
  });
});
