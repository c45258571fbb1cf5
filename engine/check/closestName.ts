import { distance } from 'fastest-levenshtein';

/** The known name that a misspelt one most likely means, if one is close enough. */
export function closestName(name: string, knownNames: Iterable<string>): string | undefined {
  let best: string | undefined;
  let leastEdits = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of knownNames) {
    const edits = distance(name, candidate);
    if (edits < leastEdits) {
      leastEdits = edits;
      best = candidate;
    }
  }
  return best;
}
