import { expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import { callFlowNode } from './call_flow.ts';

it('calls without inputs or outputs', () => {
  const result = runFixture(callFlowNode, {
    title: '',
    data: { flow: 'identify' },
    trigger: { type: 'enter' },
    expect: {},
  });
  expect(result.next).toEqual({ type: 'call', flow: 'identify', inputs: {}, outputs: {} });
});

it('says on its card that no flow is chosen yet', () => {
  const bound = callFlowNode.bind(callFlowNode.defaults);
  expect(bound.ok && bound.value.summary).toBe('No flow chosen yet');
});
