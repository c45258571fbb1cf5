export const stepNames = ['types', 'lint', 'imports', 'unused', 'unit', 'e2e'];

export const testHelp = `npm test -- [options]

Installs and builds what is missing, then runs the checks and tests of every push. Tests that take
long run with "npm run test:long" only.

  --only NAMES   run these only, separated by commas: ${stepNames.join(', ')}
  --long         also the long tests, as "npm run test:long" does
  --help         this text`;

/**
 * The options of `npm test`.
 *
 * @param {readonly string[]} args
 * @returns {{ help: boolean, long: boolean, only: readonly string[] }} `only` in the order in which the steps run
 * @throws Error with a sentence for the user
 */
export function testOptions(args) {
  let only = stepNames;
  let long = false;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--help' || arg === '-h') return { help: true, long, only };
    if (arg === '--long') {
      long = true;
      continue;
    }
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
  return { help: false, long, only };
}

/**
 * The numbers of tests by result, what failed, and the number of skipped tests by reason.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[], reasons: Record<string, number> }} Counts
 */

/**
 * The counts in Vitest's JSON report. A test file that could not be loaded, or whose process ended before its tests,
 * counts as one failure. The reason of a skipped test is what its name, or that of its group, says in brackets:
 * "Banking77 (needs ../shared/data)".
 *
 * @param {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const failures = report.testResults.flatMap(failuresOf);
  const skipped = tests.filter(({ status }) => status === 'skipped' || status === 'todo');
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failures.length,
    skipped: skipped.length,
    failures,
    reasons: countEach(skipped.map(({ fullName }) => /\((needs [^)]+)\)/.exec(fullName)?.[1] ?? fullName)),
  };
}

/**
 * What failed in a test file, one line each.
 *
 * @param {{ name: string, status: string, assertionResults: { status: string, fullName: string }[] }} file
 */
function failuresOf({ name, status, assertionResults }) {
  const unfinished = assertionResults.filter((test) => test.status === 'pending');
  return [
    ...(status === 'failed' && assertionResults.length === 0 ? [`${name} could not be loaded`] : []),
    ...(unfinished.length > 0
      ? [
          `${name} ended early, in or before "${unfinished[0]?.fullName}"; tests without a result: ${unfinished.length}`,
        ]
      : []),
    ...assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName }) => `${name}: ${fullName}`),
  ];
}

/**
 * @typedef {{ type: string, description?: string }} Annotation
 * @typedef {{ specs?: { title: string, file?: string, tests: { status: string, annotations: Annotation[] }[] }[], suites?: Suite[] }} Suite
 */

/**
 * The counts in Playwright's JSON report.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: { message?: string }[],
 *   suites: Suite[] }} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures: [
      ...suites.flatMap(unexpectedTitles),
      ...errors.map(({ message }) => message?.split('\n')[0] ?? 'an error'),
    ],
    reasons: countEach(suites.flatMap(skipReasons)),
  };
}

/** @returns {string[]} the place and title of each test that failed */
function unexpectedTitles(/** @type {Suite} */ { specs = [], suites = [] }) {
  const own = specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'))
    .map(({ file, title }) => (file === undefined ? title : `${file}: ${title}`));
  return [...own, ...suites.flatMap(unexpectedTitles)];
}

/** @returns {string[]} the reason of each skipped test, or its title if it has none */
function skipReasons(/** @type {Suite} */ { specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => annotations.find(({ type }) => type === 'skip')?.description ?? title),
  );
  return [...own, ...suites.flatMap(skipReasons)];
}

/**
 * Counts equal texts. This file also runs under Node 20, which has no `Object.groupBy`.
 *
 * @returns {Record<string, number>}
 */
function countEach(/** @type {string[]} */ texts) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}
