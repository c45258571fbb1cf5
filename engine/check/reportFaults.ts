import type { YamlPath } from '../model/yaml/yamlPath.ts';
import type { CheckContext } from './checkContext.ts';
import type { Fault } from './textFaults.ts';

/** Reports faults of one value of a document. */
export function reportFaults(
  { report }: CheckContext,
  file: string,
  path: YamlPath,
  faults: readonly Fault[],
): void {
  for (const { make, severity } of faults) report(file, path, make, severity);
}
