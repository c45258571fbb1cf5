export const stepNames = ['lint', 'types', 'imports', 'unused', 'unit', 'e2e'];

export const testHelp = `npm test -- [options]

Installs and builds what is missing, then runs every check and test.

  --only NAMES   run these only, separated by commas: ${stepNames.join(', ')}
  --help         this text`;

/**
 * The options of `npm test`.
 *
 * @param {readonly string[]} args
 * @returns {{ help: boolean, only: readonly string[] }} `only` in the order in which the steps run
 * @throws Error with a sentence for the user
 */
export function testOptions(args) {
  let only = stepNames;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--help' || arg === '-h') return { help: true, only };
    if (arg !== '--only' && !arg.startsWith('--only=')) throw new Error(`Unknown option ${arg}.`);
    const wanted = (arg === '--only' ? args[++index] : arg.slice('--only='.length))?.split(',') ?? [];
    const unknown = wanted.filter((name) => !stepNames.includes(name));
    if (wanted.length === 0 || unknown.length > 0) {
      throw new Error(
        `--only takes ${stepNames.join(', ')}${unknown.length ? `, not ${unknown.join(', ')}` : ''}.`,
      );
    }
    only = stepNames.filter((name) => wanted.includes(name));
  }
  return { help: false, only };
}

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * The counts in Vitest's JSON report. A test file that could not be loaded counts as one failure.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * The counts in Playwright's JSON report.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}
