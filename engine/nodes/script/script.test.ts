import { expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import { scriptNode } from './script.ts';

it('fails if an output is not valid for its slot, so that the machine follows the error transition', () => {
  const fixture = {
    title: '',
    data: { code: 'return 1;', slots: { day: 'vars.script' } },
    slotTypes: { day: { type: 'date' as const } },
    trigger: { type: 'script_result', result: { ok: true, output: 1, logs: [] } },
    expect: {},
  };
  expect(() => runFixture(scriptNode, fixture)).toThrow(expect.objectContaining({ code: 'FLOW_SLOT_VALUE' }));
});

it('shows the first line of the script on its card', () => {
  const bound = scriptNode.bind({ code: '\n  return 1;\n' });
  expect(bound.ok && bound.value.summary.trim()).toBe('return 1;');
});

it.each([[{ code: '' }], [{ code: 'x', timeoutMs: 3_000 }], [{ code: 'x'.repeat(50_001) }]])(
  'rejects %#',
  (data) => {
    expect(scriptNode.bind(data).ok).toBe(false);
  },
);
