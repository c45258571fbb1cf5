import type { EntityMatch } from '../../model/entities/entityMatch.ts';

const URL_LIKE = /(?<![\p{L}\p{N}@])(?:https?:\/\/|www\.)[^\s<>"'`]+/giu;
const MAY_BE_BARE = /www\./i;
const TRAILING = /[.,;:!?\]}*_~]+$/;

/** URLs that start with http://, https:// or www., in the canonical form of the URL standard. */
export function findUrls(text: string): readonly EntityMatch[] {
  if (!text.includes('://') && !MAY_BE_BARE.test(text)) return [];
  return [...text.matchAll(URL_LIKE)].flatMap((match) => {
    const address = trim(match[0]);
    const full = /^www\./i.test(address) ? `https://${address}` : address;
    if (!URL.canParse(full)) return [];
    return [{ start: match.index, end: match.index + address.length, value: new URL(full).href }];
  });
}

/** Removes punctuation of the surrounding sentence, and a closing bracket that was opened before the URL. */
function trim(address: string): string {
  const bare = address.replace(TRAILING, '');
  return bare.endsWith(')') && !bare.includes('(') ? trim(bare.slice(0, -1)) : bare;
}
