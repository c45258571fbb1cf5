/**
 * Draws one of several variants by weight. The same seed and place always draw the same one, so a conversation keeps
 * to it and a replay repeats it.
 *
 * @param seed - Of the conversation.
 * @param place - What draws: `flow/state`.
 * @param weights - At least one, each above 0.
 * @returns An index into `weights`.
 */
export function drawVariant(seed: number, place: string, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = fraction(`${seed} ${place}`) * total;
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}

/** A number in [0, 1) that looks like chance: FNV-1a, then the finaliser of MurmurHash3 to spread near texts. */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
