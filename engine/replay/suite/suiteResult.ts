import type { Json } from '../../base/json.ts';
import type { FindingStatement } from '../../model/statements.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';

/** A difference from an expectation. */
export interface SuiteFinding {
  /** Path within the expectation: `['slots', 'order_id']`. */
  readonly path: YamlPath;
  readonly expected: Json;
  readonly actual: Json;
  /** The difference, without the two values. */
  readonly finding: FindingStatement;
}

/** A failure of a test. */
export interface SuiteFailure extends SuiteFinding {
  /** Where: `start`, `finally`, or the index of the step. `path` is within the test. */
  readonly step: 'start' | 'finally' | number;
}

/** The result of a test. */
export interface SuiteTestResult {
  readonly name: string;
  readonly passed: boolean;
  readonly failures: readonly SuiteFailure[];
  /** False if masking keeps the log from being replayed; any other log that cannot be replayed is a failure. */
  readonly replays: boolean;
  /** The conversation as canonical lines; see `traceOf`. */
  readonly trace: readonly string[];
}
