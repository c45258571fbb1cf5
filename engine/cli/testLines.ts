import type { SuiteStep, SuiteTest } from '../model/suite.ts';
import type { YamlPath } from '../model/yaml/yamlPath.ts';
import type { SuiteFailure } from '../replay/suite/suiteResult.ts';
import { wordsOf } from '../words/wordsOf.ts';

/**
 * A test's result for people: one line when it passed, else what differs at which step, with the line in the suite.
 *
 * @param lineOf - The line of a path within the test.
 */
export function testLines(
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
  return `step ${step + 1}${taken === undefined ? '' : `, ${inWords(taken)}`}`;
}

function inWords({ say, tap, wait }: SuiteStep): string {
  if (say !== undefined) return `say "${say}"`;
  return tap === undefined ? `wait ${wait}` : `tap "${tap}"`;
}

function shown(value: SuiteFailure['actual']): string {
  return JSON.stringify(value);
}
