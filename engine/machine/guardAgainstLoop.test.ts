import { describe, expect, it } from 'vitest';
import type { Effect } from '../kit/effect.ts';
import { nodeRegistry } from '../nodes/index.ts';
import {
  play as playWith,
  type StateSketch,
  sketchFlow,
  sketchProject,
  told,
} from './fixtures/machineHarness.ts';

const play = (project: ReturnType<typeof sketchProject>) => playWith(project, nodeRegistry);
const escalation = (effects: readonly Effect[]) => effects.find((effect) => effect.type === 'escalate');

describe('circles', () => {
  it('hands over instead of going round for ever', () => {
    const states: readonly StateSketch[] = [
      { id: 'a', kind: 'set', vars: { x: '1' }, on: { next: 'b' } },
      { id: 'b', kind: 'set', vars: { x: '2' }, on: { next: 'a' } },
    ];
    const { first } = play(sketchProject([sketchFlow('main', states)]));
    expect(escalation(first.effects)).toMatchObject({
      trigger: 'loop',
      reason: { params: { error: 'MACHINE_LOOP', params: { what: 'main/a', limit: 25 } } },
    });
  });

  it('hands over after too many steps, however many states they go through', () => {
    const states = Array.from(
      { length: 210 },
      (_, index): StateSketch => ({
        id: `s${index}`,
        kind: 'set',
        vars: { x: '1' },
        on: { next: `s${index + 1}` },
      }),
    );
    const { first } = play(sketchProject([sketchFlow('main', states)]));
    expect(first.steps).toHaveLength(201);
    expect(told(escalation(first.effects)?.reason)).toBe('error MACHINE_LOOP steps 200');
  });

  it('hands over when actions set each other off', () => {
    const states: readonly StateSketch[] = [
      { id: 'a', kind: 'action', action: 'x', on: { success: 'a', error: 'a' } },
    ];
    const { first, send, snapshot } = play(sketchProject([sketchFlow('main', states)]));
    expect(first.effects).toEqual([{ type: 'run_action', id: 'fx_0', action: 'x', input: {} }]);
    const error = { code: 'TEST', message: 'No', remedy: 'Wait' };
    for (let n = 0; n < 30 && snapshot().awaiting.type === 'result'; n++) {
      send({ type: 'request_failed', at: 3, id: `fx_${n}`, error });
    }
    expect(snapshot()).toMatchObject({ status: 'ended', resolution: 'escalated', requests: 25 });
  });

  it('bounds flows that call each other', () => {
    const main = sketchFlow('main', [{ id: 'a', kind: 'call_flow', flow: 'main' }]);
    const { first } = play(sketchProject([main]));
    expect(told(escalation(first.effects)?.reason)).toBe('error MACHINE_CALLS_TOO_DEEP main 16');
  });
});
