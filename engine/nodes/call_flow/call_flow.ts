import { z } from 'zod';
import { defineNode, type NodeFixture, type Outcome } from '../../kit/defineNode.ts';
import { evaluateAll } from '../../kit/evaluate.ts';
import { expressionMap, reference } from '../../kit/fieldSchemas.ts';

const data = { flow: 'identify', inputs: { email: 'slots.email' }, outputs: { account: 'vars.id' } };

const callFlowFixtures: readonly NodeFixture[] = [
  {
    title: 'runs the flow with its inputs',
    data,
    slots: { email: 'cminh730@email.com' },
    trigger: { type: 'enter' },
    expect: {
      next: {
        type: 'call',
        flow: 'identify',
        inputs: { email: 'cminh730@email.com' },
        outputs: { account: 'vars.id' },
      },
    },
  },
  {
    title: 'stores the outputs and follows the resolution of the flow',
    data,
    trigger: { type: 'return', resolution: 'unresolved', outputs: { account: 'A1' } },
    expect: { vars: { account: 'A1' }, next: { type: 'outcome', outcome: 'unresolved' } },
  },
];

const resolved: Outcome = { id: 'resolved', label: 'Resolved', tone: 'normal', required: true };
const unresolved: Outcome = { id: 'unresolved', label: 'Unresolved', tone: 'else', required: true };

/** Runs another flow, then continues. */
export const callFlowNode = defineNode({
  kind: 'call_flow',
  label: 'Call flow',
  description: 'Runs another flow and continues when it has ended.',
  keywords: ['subflow', 'run', 'reuse', 'nested', 'component'],
  icon: 'subtask',
  category: 'connect',
  schema: z.strictObject({
    flow: reference,
    /** Name -> CEL: variables of the called flow at its start. */
    inputs: expressionMap.optional(),
    /** Name -> CEL evaluated in the called flow at its end: variables of this flow. */
    outputs: expressionMap.optional(),
  }),
  defaults: { flow: '' },
  fields: [
    { path: 'flow', label: 'Flow', type: 'flow', required: true, help: 'The flow to run.' },
    {
      path: 'inputs',
      label: 'Inputs',
      type: 'expressions',
      keys: 'free',
      help: 'Variables of the called flow at its start.',
      addLabel: 'Add an input',
    },
    {
      path: 'outputs',
      label: 'Outputs',
      type: 'expressions',
      keys: 'free',
      help: 'Variables of this flow, evaluated in the called flow when it ends.',
      addLabel: 'Add an output',
    },
  ],
  outcomes: () => [resolved, unresolved],
  summary: (data) => data.flow || 'No flow chosen',
  leadsTo: ({ flow }) => ({ type: 'flow', flow }),
  fixtures: callFlowFixtures,
  step: (data, context) => {
    const { trigger } = context;
    if (trigger.type === 'return') {
      return { vars: trigger.outputs, next: { type: 'outcome', outcome: trigger.resolution } };
    }
    return {
      next: {
        type: 'call',
        flow: data.flow,
        inputs: evaluateAll(data.inputs, context),
        outputs: data.outputs ?? {},
      },
    };
  },
});
