import type { JsonObject } from '../base/json.ts';

/**
 * What stands for a call of an action in a snapshot: the action, and a hash of 53 bits of its input (cyrb53). The same
 * input gives the same digest; two inputs that share one are not to be expected in one conversation.
 */
export function digestOf(action: string, input: JsonObject): string {
  const text = JSON.stringify(input);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${action}:${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36)}`;
}

/** The action of a {@link digestOf | digest}. */
export function actionOfDigest(digest: string): string {
  return digest.slice(0, digest.indexOf(':'));
}
