import { describe, expect, it } from 'vitest';
import { playwrightCounts, stepNames, testOptions, vitestCounts } from './testSteps.mjs';

describe('the options of npm test', () => {
  it('runs everything without any', () => {
    expect(testOptions([])).toEqual({ help: false, only: stepNames });
  });

  it('runs the chosen steps in their own order', () => {
    expect(testOptions(['--only', 'unit,lint']).only).toEqual(['lint', 'unit']);
    expect(testOptions(['--only=e2e']).only).toEqual(['e2e']);
  });

  it.each([[['--only']], [['--only', '']], [['--only', 'lint,speed']], [['lint']], [['--fast']]])(
    'refuses %j',
    (args) => {
      expect(() => testOptions(args)).toThrow(/--only takes|Unknown option/);
    },
  );
});

describe('the counts of a report', () => {
  it('counts a test file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 3 });
  });

  it('counts an error outside of any browser test as a failure', () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 2 }, errors: [{}] };
    expect(playwrightCounts(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });
});
