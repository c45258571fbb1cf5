import type { Json } from '../../base/json.ts';
import type { FindingStatement } from '../../model/statements.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';

/** Something that was expected and is otherwise. */
export interface SuiteFinding {
  /** Within the expectation: `['slots', 'order_id']`. */
  readonly path: YamlPath;
  readonly expected: Json;
  readonly actual: Json;
  /** What is otherwise, without the two values. */
  readonly finding: FindingStatement;
}

/** Something in a test that is not as written. */
export interface SuiteFailure extends SuiteFinding {
  /** Where: `start`, `finally`, or the index of the step. `path` is within the test. */
  readonly step: 'start' | 'finally' | number;
}

/** What came of a test. */
export interface SuiteTestResult {
  readonly name: string;
  readonly passed: boolean;
  readonly failures: readonly SuiteFailure[];
  /** False when masking keeps the log from being replayed; any other log that cannot be is a failure. */
  readonly replays: boolean;
  /** The conversation as canonical lines; see `traceOf`. */
  readonly trace: readonly string[];
}
