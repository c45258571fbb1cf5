import type { NodeFixture } from '../../kit/nodeFixture.ts';

const data = {
  code: 'return { total: input.prices.reduce((sum, price) => sum + price, 0) };',
  inputs: { prices: 'vars.prices' },
  result: 'sum',
  slots: { total: 'vars.sum.total' },
};
const slotTypes = { total: { type: 'number' } } as const;
const slow = {
  code: 'SCRIPT_TIMEOUT',
  message: 'The script was still running after 250 ms',
  remedy: 'Do less',
};

export const scriptFixtures: readonly NodeFixture[] = [
  {
    title: 'asks for the script to be run with its inputs',
    data,
    slotTypes,
    vars: { prices: [2, 3] },
    trigger: { type: 'enter' },
    expect: {
      next: {
        type: 'request',
        effect: { type: 'run_script', code: data.code, input: { prices: [2, 3] }, timeoutMs: 250 },
      },
    },
  },
  {
    title: 'keeps what it returned and fills slots from it',
    data,
    slotTypes,
    trigger: { type: 'script_result', result: { ok: true, output: { total: 5 }, logs: [] } },
    expect: { vars: { sum: { total: 5 } }, slots: { total: 5 }, next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'keeps the error and takes the error way when it failed',
    data,
    slotTypes,
    trigger: { type: 'script_result', result: { ok: false, error: slow, logs: [] } },
    expect: {
      vars: { sum: { error: { code: slow.code, message: slow.message } } },
      next: { type: 'outcome', outcome: 'error', error: slow },
    },
  },
  {
    title: 'takes the error way where scripts cannot be run',
    data,
    slotTypes,
    trigger: { type: 'request_failed', error: slow },
    expect: { next: { type: 'outcome', outcome: 'error', error: slow } },
  },
];
