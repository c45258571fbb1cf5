import { relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import { suitePath } from '../../model/documentKinds.ts';
import type { SuiteStep, SuiteTest } from '../../model/documents/suite.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import { openSuiteWorld } from '../../project/openSuiteWorld.ts';
import { withPreparedProject } from '../../project/withProject.ts';
import { engineDriver } from '../../replay/suite/engineDriver.ts';
import { runSuiteTest } from '../../replay/suite/runSuiteTest.ts';
import type { SuiteFailure } from '../../replay/suite/suiteResult.ts';
import { wordsOf } from '../../words/wordsOf.ts';
import type { CliCommand } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';

/**
 * A test's result for people: one line when it passed, else what differs at which step, with the line in the suite.
 *
 * @param lineOf - The line of a path within the test.
 */
function testLines(
  file: string,
  test: SuiteTest,
  { passed, failures }: { readonly passed: boolean; readonly failures: readonly SuiteFailure[] },
  lineOf: (path: YamlPath) => number,
): readonly string[] {
  if (passed) return [`ok      ${test.name}`];
  return [
    `FAILED  ${test.name}`,
    ...failures.flatMap(({ step, path, expected, actual, finding }) => {
      const key = path
        .slice(typeof step === 'number' ? 2 : 1)
        .filter((part) => part !== 'expect')
        .join('.');
      return [
        `  ${file}:${lineOf(path)} ${place(step, test)}: ${wordsOf(finding)}`,
        `    expected ${key}: ${shown(expected)}`,
        `    but was  ${shown(actual)}`,
      ];
    }),
  ];
}

function place(step: SuiteFailure['step'], { steps }: SuiteTest): string {
  if (typeof step !== 'number') return step === 'start' ? 'at the start' : 'at the end';
  const taken = steps[step];
  return `step ${step + 1}${taken === undefined ? '' : `, ${formatValue(taken)}`}`;
}

function formatValue({ say, tap, wait }: SuiteStep): string {
  if (say !== undefined) return `say "${say}"`;
  return tap === undefined ? `wait ${wait}` : `tap "${tap}"`;
}

function shown(value: SuiteFailure['actual']): string {
  return JSON.stringify(value);
}

interface Options {
  readonly name?: string;
  readonly json?: true;
}

/** `dialoom test PROJECT [FILE…]`: runs the suites of a project. */
export const testCommand: CliCommand = (io, setExitCode) =>
  new Command('test')
    .argument('<project>', 'project folder')
    .argument('[files...]', 'suites to run; all of tests/ when none is named')
    .option('-n, --name <part>', 'run the tests that have this in their name')
    .option('--json', 'print one result a line as JSON')
    .action(async (project: string, files: readonly string[], { name, json }: Options) => {
      const folder = resolve(io.cwd, project);
      const wanted = new Set(files.map((file) => documentPath(folder, io.cwd, file)));
      await withPreparedProject({ folder, env: io.env, note: io.note }, async (prepared) => {
        const { documents } = prepared.parsed;
        const world = openSuiteWorld(prepared);
        const driver = engineDriver(world);
        let [passed, failed] = [0, 0];
        try {
          for (const [id, suite] of Object.entries(prepared.project.suites)) {
            const file = suitePath(id);
            if (wanted.size > 0 && !wanted.has(file)) continue;
            for (const [index, test] of suite.tests.entries()) {
              if (name !== undefined && !test.name.toLowerCase().includes(name.toLowerCase())) continue;
              const { trace, ...result } = await runSuiteTest(driver, test);
              if (result.passed) passed += 1;
              else failed += 1;
              const lineOf = (path: (typeof result.failures)[number]['path']) =>
                documents[file]?.locate(['tests', index, ...path]).line ?? 1;
              if (json === true) {
                const failures = result.failures.map((failure) => ({
                  ...failure,
                  message: wordsOf(failure.finding),
                }));
                io.out(JSON.stringify({ file, suite: suite.name, ...result, failures }));
              } else for (const line of testLines(file, test, result, lineOf)) io.out(line);
            }
          }
        } finally {
          await world.close();
        }
        if (passed + failed === 0) throw cliErrors.CLI_NO_TESTS({ folder: project });
        if (failed > 0) setExitCode(1);
        if (json !== true) io.out(`${passed} passed, ${failed} failed`);
      });
    });

/** A file may be named from where one is, or from the project's folder. */
function documentPath(folder: string, cwd: string, file: string): string {
  const fromHere = relative(folder, resolve(cwd, file));
  return (fromHere.startsWith('..') ? file : fromHere).split(sep).join('/');
}
