// `npm test`: install, build, then every check and test. All of them run, also after one has failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { secondsSince, step } from './lib/log.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run, wasStopped } from './lib/run.mjs';
import { playwrightCounts, testHelp, testOptions, vitestCounts } from './lib/testSteps.mjs';
import { ensureInstalled } from './setup.mjs';

const reports = join(root, 'test-results');
const modules = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path);

/**
 * @typedef {{ program: string, args: string[], report?: string, count?: (report: any) => Counts }} Step
 * @typedef {import('./lib/testSteps.mjs').Counts} Counts
 */

/** @type {Record<string, Step>} */
const steps = {
  lint: {
    program: modules('@biomejs', 'biome', 'bin', 'biome'),
    args: ['check', '--error-on-warnings', '.'],
  },
  types: { program: join(root, 'scripts', 'typecheck.mjs'), args: [] },
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
    ],
  },
  unused: { program: modules('knip', 'bin', 'knip.js'), args: [] },
  unit: {
    program: modules('vitest', 'vitest.mjs'),
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'unit.json')}`],
    report: join(reports, 'unit.json'),
    count: vitestCounts,
  },
  e2e: {
    program: modules('@playwright', 'test', 'cli.js'),
    args: ['test', '--config', 'e2e/playwright.config.ts'],
    report: join(reports, 'e2e.json'),
    count: playwrightCounts,
  },
};

const options = readOptions();
if (options.help) console.log(testHelp);
else process.exitCode = await test(options.only);

async function test(/** @type {readonly string[]} */ names) {
  await ensureInstalled();
  const needsBuild = names.includes('unit') || names.includes('e2e');
  const built = needsBuild && (await ensureBuilt());
  const chromium = names.includes('e2e') && built ? findChromium() : undefined;
  if (chromium) step(`Chromium: ${chromium.from}`);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const total = { passed: 0, failed: 0, skipped: 0 };
  const summary = needsBuild && !built ? ['FAILED  build'] : [];
  for (const name of names) {
    console.log(`\n── ${name}`);
    const started = Date.now();
    const { ok, counts } = await perform(name, chromium);
    summary.push(
      `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(8)} ${secondsSince(started).padStart(8)}${countsText(counts)}`,
    );
    total.passed += counts?.passed ?? 0;
    total.failed += counts?.failed ?? 0;
    total.skipped += counts?.skipped ?? 0;
  }
  console.log(`\n${summary.join('\n')}\n`);
  console.log(`tests:${countsText(total)}`);
  return summary.some((line) => line.startsWith('FAILED')) ? 1 : 0;
}

async function perform(
  /** @type {string} */ name,
  /** @type {{ path: string | undefined } | undefined} */ chromium,
) {
  const { program, args, report, count } = /** @type {Step} */ (steps[name]);
  if (name === 'e2e' && !chromium) {
    console.error('Not run: it needs a build and a Chromium (see above).');
    return { ok: false, counts: { passed: 0, failed: 1, skipped: 0 } };
  }
  const env = name === 'e2e' ? { CHROMIUM_PATH: chromium?.path, E2E_REPORT: report } : {};
  const { code } = await run(pinnedNode, [program, ...args], { env });
  if (wasStopped(code)) process.exit(code);
  return { ok: code === 0, counts: report && count ? readCounts(report, count, code) : undefined };
}

/** The counts of a report. A step that failed without a failed test to show counts as one. */
function readCounts(
  /** @type {string} */ file,
  /** @type {(report: any) => Counts} */ count,
  /** @type {number} */ code,
) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    console.error(`${file} is missing or damaged: the step ended before it could report.`);
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function countsText(/** @type {Counts | undefined} */ counts) {
  return counts ? ` ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : '';
}

function readOptions() {
  try {
    return testOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error} See: npm test -- --help`);
    process.exit(2);
  }
}
