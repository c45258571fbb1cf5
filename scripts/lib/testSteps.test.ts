import { describe, expect, it } from 'vitest';
import { playwrightCounts, stepNames, testOptions, vitestCounts } from './testSteps.mjs';

describe('testOptions', () => {
  it('runs everything by default', () => {
    expect(testOptions([])).toEqual({ help: false, long: false, only: stepNames });
  });

  it('runs the chosen steps in their own order', () => {
    expect(testOptions(['--only', 'unit,lint']).only).toEqual(['lint', 'unit']);
    expect(testOptions(['--only=e2e']).only).toEqual(['e2e']);
  });

  it('runs slow tests if asked to', () => {
    expect(testOptions(['--long', '--only', 'unit'])).toEqual({ help: false, long: true, only: ['unit'] });
  });

  it.each([[['--only']], [['--only', '']], [['--only', 'lint,speed']], [['lint']], [['--fast']]])(
    'rejects %j',
    (args) => {
      expect(() => testOptions(args)).toThrow(/--only takes|Unknown option/);
    },
  );
});

describe('the counts of a report', () => {
  it('include a test file that could not be loaded, or ended early, as a failure', () => {
    const report = {
      testResults: [
        {
          name: 'one.test.ts',
          status: 'passed',
          assertionResults: [
            { status: 'passed', fullName: 'a' },
            { status: 'skipped', fullName: 'Banking77 (needs ../shared/data) 26 intents' },
            { status: 'skipped', fullName: 'CLINC150 (needs ../shared/data) 30 intents' },
            { status: 'todo', fullName: 'sums (one day)' },
          ],
        },
        {
          name: 'two.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'failed', fullName: 'b' },
            { status: 'passed', fullName: 'c' },
          ],
        },
        { name: 'three.test.ts', status: 'failed', assertionResults: [] },
        {
          name: 'four.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'd' },
            { status: 'pending', fullName: 'e' },
            { status: 'pending', fullName: 'f' },
          ],
        },
      ],
    };
    expect(vitestCounts(report)).toEqual({
      passed: 3,
      failed: 3,
      skipped: 3,
      failures: [
        'two.test.ts: b',
        'three.test.ts could not be loaded',
        'four.test.ts ended early, in or before "e"; tests without a result: 2',
      ],
      reasons: { 'needs ../shared/data': 2, 'sums (one day)': 1 },
    });
  });

  it('include an error outside of any browser test as a failure', () => {
    const test = (status: string, ...annotations: { type: string; description?: string }[]) => ({
      tests: [{ status, annotations }],
    });
    const noDisplay = { type: 'skip', description: 'Electron needs a display' };
    const report = {
      stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 3 },
      errors: [{ message: 'no server\nat start' }],
      suites: [
        {
          specs: [
            { title: 'a', ...test('expected') },
            { title: 'b', ...test('skipped') },
            { title: 'e', file: 'e.spec.ts', ...test('unexpected') },
          ],
          suites: [
            {
              specs: [
                { title: 'c', ...test('skipped', { type: 'slow' }, noDisplay) },
                { title: 'd', ...test('skipped', noDisplay) },
              ],
            },
          ],
        },
      ],
    };
    expect(playwrightCounts(report)).toEqual({
      passed: 4,
      failed: 2,
      skipped: 3,
      failures: ['e.spec.ts: e', 'no server'],
      reasons: { b: 1, 'Electron needs a display': 2 },
    });
  });
});
