import { compareText } from '../classifier/compareText.ts';
import type { InScopeExample } from './inScopeExample.ts';

/** Examples by intent, intents in code unit order. */
export function groupByIntent<T extends InScopeExample>(examples: readonly T[]): Map<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const example of examples) {
    const group = groups.get(example.intent);
    if (group === undefined) groups.set(example.intent, [example]);
    else group.push(example);
  }
  return new Map([...groups].sort(([a], [b]) => compareText(a, b)));
}
