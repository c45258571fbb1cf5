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
