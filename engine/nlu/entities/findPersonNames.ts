import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { everydayWords } from '../../model/languageParts.ts';

const REST = String.raw`[\p{L}\p{M}]*(?:['\u2019.-]\p{L}[\p{L}\p{M}]*)*\.?`;
const PART = String.raw`\p{L}${REST}`;
const CAPITALISED = String.raw`\p{Lu}${REST}`;
// After these words a name follows in whatever case.
const SURE = new RegExp(
  String.raw`(?<!\p{L})(?:(?:my|the|full)\s+(?:full\s+|first\s+|last\s+)?name(?:\s+is|['\u2019]?s|\s*:)|name\s*:|name\s+is|mein\s+name\s+ist|ich\s+hei(?:ß|ss)e)\s+(${PART}(?:\s+${PART}){0,3})`,
  'dgiu',
);
// After these anything may follow, so that only capitals make a name of it; two in German, where nouns have them too.
const UNSURE = new RegExp(
  String.raw`(?<!\p{L})(?:[Ii]['\u2019]?m|[Ii]\s+am|[Tt]his\s+is|[Ii]t['\u2019]s)\s+(${CAPITALISED}(?:\s+${CAPITALISED}){0,3})`,
  'dgu',
);
const UNSURE_GERMAN = new RegExp(
  String.raw`(?<!\p{L})(?:[Ii]ch\s+bin|[Hh]ier\s+(?:ist|spricht))\s+(${CAPITALISED}(?:\s+${CAPITALISED}){1,3})`,
  'dgu',
);
const WHOLE = new RegExp(String.raw`^\s*(${CAPITALISED}(?:\s+${CAPITALISED}){1,3})\s*[.!]?\s*$`, 'du');

/** After one of these a name may be in lower case; without it and without a capital, there is none. */
const MAY_NAME = /name|hei(?:ß|ss)e/i;
const HAS_CAPITAL = /\p{Lu}/u;

/**
 * Names of people, one to four words: after "my name is" in any case, after "I'm" or "this is" when capitalised, or
 * as a whole message of two to four capitalised words none of which is an everyday one. Values are capitalised.
 */
export function findPersonNames(text: string): readonly EntityMatch[] {
  if (!MAY_NAME.test(text) && !HAS_CAPITAL.test(text)) return [];
  const found = [SURE, UNSURE, UNSURE_GERMAN].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => upToEverydayWord(text, match.indices?.[1])),
  );
  const whole = WHOLE.exec(text)?.indices?.[1];
  if (whole !== undefined) {
    const name = upToEverydayWord(text, whole);
    if (name !== undefined && name.end >= whole[1] - 1) found.push(name);
  }
  return found.filter((match) => match !== undefined);
}

function upToEverydayWord(
  text: string,
  span: readonly [number, number] | undefined,
): EntityMatch | undefined {
  if (span === undefined) return undefined;
  const [start] = span;
  let end = start;
  for (const part of text.slice(...span).matchAll(/\S+/g)) {
    if (everydayWords.has(part[0].toLowerCase().replace(/[.\u2019']/g, ''))) break;
    end = start + part.index + part[0].length;
    // A sentence ends here, unless the dot belongs to an initial.
    if (part[0].endsWith('.') && part[0].length > 2) {
      end--;
      break;
    }
  }
  const name = text.slice(start, end);
  if (!/\p{L}{2}/u.test(name)) return undefined;
  return { start, end, value: capitalise(name) };
}

/** Capitalises what is written all in one case; McDonald stays as it is. */
function capitalise(name: string): string {
  const shouted = name === name.toUpperCase();
  return name
    .split(/\s+/)
    .map((part) => {
      const lower = part.toLowerCase();
      if (part !== lower && !shouted) return part;
      return lower.replace(/(^|[-'\u2019])\p{L}/gu, (letter) => letter.toUpperCase());
    })
    .join(' ');
}
