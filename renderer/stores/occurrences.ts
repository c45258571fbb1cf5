import type { Project } from '../../engine/model/project.ts';
import type { PlacedUtterance } from '../../engine/model/understanding/trainingDataReport.ts';
import { plainUtterance } from '../../engine/model/utterance.ts';

type Counts = ReadonlyMap<string | null, ReadonlyMap<string, number>>;
const known = new WeakMap<Project, Counts>();

/** How often an utterance stands where it was found: 0 once it was moved, removed or written otherwise. */
export function occurrences(project: Project, { text, intent }: PlacedUtterance): number {
  let counts = known.get(project);
  if (counts === undefined) {
    counts = countsOf(project);
    known.set(project, counts);
  }
  return counts.get(intent)?.get(text) ?? 0;
}

function countsOf({ intents, outOfScope }: Project): Counts {
  const counts = new Map<string | null, Map<string, number>>();
  const count = (intent: string | null, texts: readonly string[]) => {
    const own = counts.get(intent) ?? new Map<string, number>();
    counts.set(intent, own);
    for (const written of texts) {
      const text = intent === null ? written : plainUtterance(written);
      own.set(text, (own.get(text) ?? 0) + 1);
    }
  };
  for (const { id, utterances, translations } of Object.values(intents)) {
    count(id, utterances);
    for (const texts of Object.values(translations)) count(id, texts);
  }
  count(null, outOfScope?.utterances ?? []);
  for (const texts of Object.values(outOfScope?.translations ?? {})) count(null, texts);
  return counts;
}
