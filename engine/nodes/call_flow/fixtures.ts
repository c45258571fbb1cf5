import type { NodeFixture } from '../../kit/nodeFixture.ts';

const data = { flow: 'identify', inputs: { email: 'slots.email' }, outputs: { account: 'vars.id' } };

export const callFlowFixtures: readonly NodeFixture[] = [
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
    title: 'keeps the outputs and goes on as the flow ended',
    data,
    trigger: { type: 'return', resolution: 'unresolved', outputs: { account: 'A1' } },
    expect: { vars: { account: 'A1' }, next: { type: 'outcome', outcome: 'unresolved' } },
  },
];
