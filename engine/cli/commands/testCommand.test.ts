import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../project/fixtures/projectFolder.ts';
import { terminal } from '../fixtures/terminal.ts';

const files = {
  'dialoom.yaml': 'dialoom: 2\nname: Orders\nentryFlow: main\nslots: { order_id: { type: text } }\n',
  'locales/en.yaml': '{}\n',
  'flows/main.flow.yaml': `id: main
name: Main
states:
  - { id: start, kind: start, on: { next: ask } }
  - { id: ask, kind: collect, slot: order_id, prompt: 'Which order?', on: { next: tell } }
  - { id: tell, kind: end, message: 'Thanks for {{ slots.order_id }}.' }
`,
  'tests/good.test.yaml': `name: Good
tests:
  - name: Asks for the order
    start: { says: Which order? }
  - name: Thanks for the order
    steps: [{ say: A1, expect: { says: Thanks for A1. } }]
`,
  'tests/bad.test.yaml': `name: Bad
tests:
  - name: Thanks for another order
    steps:
      - say: A1
        expect: { says: Thanks for B1. }
`,
};

function inOrders() {
  const made = terminal();
  writeFiles(join(made.cwd, 'p'), files);
  return made;
}

describe('dialoom test', () => {
  it('runs all suites, and locates the step and line that differ', async () => {
    expect(await inOrders().run('test', 'p')).toMatchObject({
      code: 1,
      out: [
        'FAILED  Thanks for another order',
        '  tests/bad.test.yaml:6 step 1, say "A1": This was not said',
        '    expected says: "Thanks for B1."',
        '    but was  ["Thanks for A1."]',
        'ok      Asks for the order',
        'ok      Thanks for the order',
        '2 passed, 1 failed',
      ],
    });
  });

  it('runs the selected suites and tests', async () => {
    const { run } = inOrders();
    for (const file of ['p/tests/good.test.yaml', 'tests/good.test.yaml']) {
      expect(await run('test', 'p', file)).toMatchObject({ code: 0 });
    }
    expect(await run('test', 'p', '--name', 'ASKS')).toMatchObject({
      code: 0,
      out: ['ok      Asks for the order', '1 passed, 0 failed'],
    });
    const none = await run('test', 'p', '--name', 'nothing of the kind');
    expect(none.code).toBe(1);
    expect(none.notes.join('\n')).toContain('CLI_NO_TESTS');
  });

  it('prints one JSON result per line', async () => {
    const { code, out } = await inOrders().run('test', 'p', '--json');
    expect(code).toBe(1);
    expect(out.map((line) => JSON.parse(line))).toMatchObject([
      { file: 'tests/bad.test.yaml', suite: 'Bad', passed: false, failures: [{ step: 0 }] },
      { name: 'Asks for the order', passed: true, failures: [] },
      { name: 'Thanks for the order', passed: true },
    ]);
  });
});
