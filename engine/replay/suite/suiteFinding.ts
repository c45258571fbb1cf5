import type { Json } from '../../base/json.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';

/** Something that was expected and is otherwise. */
export interface SuiteFinding {
  /** Within the expectation: `['slots', 'order_id']`. */
  readonly path: YamlPath;
  readonly expected: Json;
  readonly actual: Json;
  /** In a sentence, without the two values. */
  readonly message: string;
}
