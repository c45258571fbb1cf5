import { createHash } from 'node:crypto';
import type { Passage } from './chunk.ts';
import { embeddedTexts } from './embeddedTexts.ts';

/** SHA-256 (hex) of what is embedded of a passage: equal hash, equal vector. */
export function passageHash(passage: Pick<Passage, 'titlePath' | 'text'>): string {
  return createHash('sha256')
    .update(JSON.stringify(embeddedTexts(passage)))
    .digest('hex');
}
