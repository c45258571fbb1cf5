// `npm test`: install, build, then every check and test. All of them run, also after one has failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { secondsSince, step } from './lib/log.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run, wasStopped } from './lib/run.mjs';
import { runInSlots } from './lib/runInSlots.mjs';
import { playwrightCounts, testHelp, testOptions, vitestCounts } from './lib/testSteps.mjs';
import { ensureInstalled } from './setup.mjs';

const reports = join(root, 'test-results');
const modules = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path);
/** The cores that the steps share: `npm test` is made for two. */
const slots = 2;
/** Failures that are listed; a service that is down fails hundreds of tests. */
const maxListed = 20;

/**
 * `slots`: how many cores it keeps busy. A step that takes all of them runs alone and writes as it goes. The output of
 * the others is shown when they have ended, so that their lines do not mix.
 * @typedef {{ program: string, args: string[], slots: number, report?: string, count?: (report: any) => Counts }} Step
 * @typedef {import('./lib/testSteps.mjs').Counts} Counts
 */

/** @type {Record<string, Step>} */
const steps = {
  types: { program: join(root, 'scripts', 'typecheck.mjs'), args: [], slots: 1 },
  lint: {
    program: modules('@biomejs', 'biome', 'bin', 'biome'),
    args: ['check', '--error-on-warnings', '.'],
    slots: 1,
  },
  imports: {
    program: modules('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    args: [
      '--config',
      '.dependency-cruiser.cjs',
      'engine',
      'electron',
      'renderer',
      'bench',
      'e2e',
      'scripts',
      'docs/examples',
    ],
    slots: 1,
  },
  unused: { program: modules('knip', 'bin', 'knip.js'), args: [], slots: 1 },
  unit: {
    program: modules('vitest', 'vitest.mjs'),
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'unit.json')}`],
    slots,
    report: join(reports, 'unit.json'),
    count: vitestCounts,
  },
  e2e: {
    program: modules('@playwright', 'test', 'cli.js'),
    args: ['test', '--config', 'e2e/playwright.config.ts'],
    slots,
    report: join(reports, 'e2e.json'),
    count: playwrightCounts,
  },
};

const options = readOptions();
if (options.help) console.log(testHelp);
else process.exitCode = await test(options);

async function test(/** @type {{ only: readonly string[], long: boolean }} */ { only: names, long }) {
  await ensureInstalled();
  const needsBuild = names.includes('unit') || names.includes('e2e');
  const built = needsBuild && (await ensureBuilt());
  const chromium = names.includes('e2e') && built ? findChromium() : undefined;
  if (chromium) step(`Chromium: ${chromium.from}`);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const env = {
    CHROMIUM_PATH: chromium?.path,
    E2E_REPORT: steps.e2e?.report,
    DIALOOM_LONG_TESTS: long ? '1' : undefined,
  };
  const total = { passed: 0, failed: 0, skipped: 0 };
  const summary = needsBuild && !built ? ['FAILED  build'] : [];
  let stoppedBy = 0;
  const wanted = names.map((name) => ({ name, .../** @type {Step} */ (steps[name]) }));
  await runInSlots(wanted, slots, async (wantedStep) => {
    const { name, report, count } = wantedStep;
    const started = Date.now();
    const code = name === 'e2e' && !chromium ? notRun(name) : await perform(name, wantedStep, env);
    if (wasStopped(code)) {
      stoppedBy = code;
      return false;
    }
    const counts = report && count ? readCounts(report, count, code) : undefined;
    const verdict = code === 0 ? 'ok    ' : 'FAILED';
    summary.push(
      `${verdict}  ${name.padEnd(8)} ${secondsSince(started).padStart(8)}${countsText(counts)}`,
      ...failuresText(counts),
      ...reasonsText(counts),
    );
    total.passed += counts?.passed ?? 0;
    total.failed += counts?.failed ?? 0;
    total.skipped += counts?.skipped ?? 0;
    return true;
  });
  if (stoppedBy !== 0) return stoppedBy;
  console.log(`\n${summary.join('\n')}\n`);
  console.log(`tests:${countsText(total)}`);
  return summary.some((line) => line.startsWith('FAILED')) ? 1 : 0;
}

/** Runs a step and shows its output under its name. @returns its exit code */
async function perform(
  /** @type {string} */ name,
  /** @type {Step} */ { program, args, slots: taken },
  /** @type {Record<string, string | undefined>} */ env,
) {
  const collect = taken < slots;
  if (!collect) console.log(`\n── ${name}`);
  const { code, output } = await run(pinnedNode, [program, ...args], { env, collect });
  const text = output?.trim();
  if (collect && !wasStopped(code)) console.log(`\n── ${name}${text ? `\n${text}` : ''}`);
  return code;
}

function notRun(/** @type {string} */ name) {
  console.error(`\n── ${name}\nNot run: it needs a build and a Chromium (see above).`);
  return 1;
}

/** The counts of a report. A step that failed without a failed test to show counts as one. */
function readCounts(
  /** @type {string} */ file,
  /** @type {(report: any) => Counts} */ count,
  /** @type {number} */ code,
) {
  const written = readReport(file);
  const counts =
    written === undefined ? { passed: 0, failed: 0, skipped: 0, failures: [], reasons: {} } : count(written);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Undefined if the report cannot be read, after saying so. */
function readReport(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.error(`${file} is missing or damaged: the step ended before it could report.`);
    return undefined;
  }
}

function countsText(/** @type {{ passed: number, failed: number, skipped: number } | undefined} */ counts) {
  return counts ? ` ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : '';
}

/** What failed, so that the end of a long log says it. */
function failuresText(/** @type {Counts | undefined} */ counts) {
  const failures = counts?.failures ?? [];
  const more = failures.length - maxListed;
  return [
    ...failures.slice(0, maxListed).map((failure) => `          failed: ${failure.replace(`${root}/`, '')}`),
    ...(more > 0 ? [`          and ${more} more`] : []),
  ];
}

/** Which tests were skipped and why, so that a partial run is not mistaken for a complete one. */
function reasonsText(/** @type {Counts | undefined} */ counts) {
  return Object.entries(counts?.reasons ?? {}).map(
    ([reason, times]) => `          ${times} skipped: ${reason}`,
  );
}

function readOptions() {
  try {
    return testOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error} See: npm test -- --help`);
    process.exit(2);
  }
}
