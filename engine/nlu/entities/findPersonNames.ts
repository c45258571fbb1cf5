import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { everydayWords, partsOf, stopWords } from '../../model/languageParts.ts';

const words = partsOf('names');
const union = (entries: readonly (string | undefined)[]): string =>
  entries
    .filter((entry) => entry !== undefined)
    .map((entry) => entry.replaceAll(' ', String.raw`\s+`))
    .join('|');

/** Small words within names, in any case: "van der Berg", "von und zu Stein", "da Silva". */
const PARTICLE = String.raw`(?:van|von|vom|der|den|dem|de|la|las|los|da|das|do|dos|di|del|della|delle|du|des|le|el|al|bin|bint|ibn|ben|abu|zu|zum|zur|ter|ten|te|af|av|y|e|st\.?|und(?=\s+zu))`;
const REST = String.raw`[\p{L}\p{M}]*(?:['\u2019.-]\p{L}[\p{L}\p{M}]*)*\.?`;
const PART = String.raw`\p{L}${REST}`;
const CAPITALISED = String.raw`\p{Lu}${REST}`;
const TITLE = String.raw`(?:(?:${union(words.map(({ titles }) => titles))})\.?\s+)*`;
const MORE = String.raw`(?:\s+(?:${PARTICLE}\s+){0,4}${CAPITALISED}){0,4}`;
const NAME = String.raw`(?:${PARTICLE}\s+){0,3}${CAPITALISED}${MORE}`;
// After these words, a name in any case follows.
const SURE = new RegExp(
  String.raw`(?<!\p{L})(?:${union(words.map(({ sure }) => sure))})\s+${TITLE}(${PART}(?:\s+${PART}){0,6})`,
  'dgiu',
);
// After these, only capitalised words are names. Upper and lower case differ, so the first letter may be either.
const UNSURE = new RegExp(
  String.raw`(?<!\p{L})(?:${anyCase(union(words.map(({ unsure }) => unsure)))})\s+(${anyCase(TITLE)})(${NAME})`,
  'dgu',
);
const UNSURE_WHOLE = new RegExp(
  String.raw`(?<!\p{L})(?:${anyCase(union(words.map(({ unsureWhole }) => unsureWhole)))})\s+(${anyCase(TITLE)})(${NAME})`,
  'dgu',
);
const BEHIND = new RegExp(
  String.raw`(?:^|[,.!:]\s*|(?:^|\s)(?:[Hh]i|[Hh]ello|[Hh]ey|[Hh]allo)\s+)(${CAPITALISED}(?:\s+(?:${PARTICLE}\s+){0,4}${CAPITALISED}){1,4})\s+(?:${anyCase(union(words.map(({ behind }) => behind)))})(?!\p{L})`,
  'dgu',
);
const WHOLE = new RegExp(
  String.raw`^\s*(${anyCase(TITLE)})(${CAPITALISED}(?:\s+(?:${PARTICLE}\s+){0,4}${CAPITALISED}){1,4})\s*[.!]?\s*$`,
  'du',
);
const ASKED = new RegExp(String.raw`^\s*(?:${TITLE})(${PART}(?:\s+${PART}){0,4})\s*[.!]?\s*$`, 'diu');
const FIRST = union(words.map(({ firstName }) => firstName));
const LAST = union(words.map(({ lastName }) => lastName));
const LINK = String.raw`(?:\s*:|\s+is|\s+ist|\s+lautet|\s+es|\s+est|\s+è|\s+é)?\s+`;
// "Okonkwo, first name Chidi", "Vorname Kofi, Nachname Mensah".
const LAST_FIRST = new RegExp(
  String.raw`(?:(?<!\p{L})(?:${LAST})${LINK}(?<last>(?:${PARTICLE}\s+){0,3}${PART}),?\s+(?:and\s+|und\s+)?|(?<![\p{L}-])(?<last>(?:${PARTICLE}\s+){0,3}${PART}),\s+)(?:${FIRST})${LINK}(?<first>${PART})`,
  'giu',
);
const FIRST_LAST = new RegExp(
  String.raw`(?<!\p{L})(?:${FIRST})${LINK}(?<first>${PART}),?\s+(?:and\s+|und\s+)?(?:${LAST})${LINK}(?<last>(?:${PARTICLE}\s+){0,3}${PART})`,
  'giu',
);
const IS_PARTICLE = new RegExp(`^${PARTICLE}$`, 'iu');
const NOT_NAMES = new RegExp(
  String.raw`^(?:${union(words.map(({ notNames }) => notNames))}|\p{L}+(?:[^r]ed|ing|ous|ful|less|able))$`,
  'iu',
);
/** Words that end a name in lower case. */
const ENDS = new Set('calling speaking writing here from with wohnhaft aus'.split(' '));

/** Particles that join sentences as well. */
const JOINERS = new Set(['y', 'e', 'und', 'la', 'do']);

/** Fast tests: without one of these words and without a capital there is no name. */
const MAY_NAME = new RegExp(union(words.map(({ sure }) => sure)), 'iu');
const MAY_NAME_PARTS = new RegExp(String.raw`(?<!\p{L})(?:${FIRST})(?!\p{L})`, 'iu');
const HAS_CAPITAL = /\p{Lu}/u;

/**
 * Names of people: after "my name is" in any case, after "I'm" or "this is" if capitalised, before "here", or as a
 * message of two or more capitalised words without everyday words. Values are capitalised.
 *
 * @param isAsked - Whether the waiting state asks for a name: then a short message without everyday words is one.
 */
export function findPersonNames(text: string, isAsked = false): readonly EntityMatch[] {
  const inParts = MAY_NAME_PARTS.test(text) ? findInParts(text) : [];
  if (inParts.length > 0) return inParts;
  const hasCapital = HAS_CAPITAL.test(text);
  const found: EntityMatch[] = [];
  const add = (span: readonly [number, number] | undefined, fewest = 1): void => {
    const name = span === undefined ? undefined : upToEnd(text, span);
    if (name !== undefined && text.slice(name.start, name.end).split(/\s+/).length >= fewest)
      found.push(name);
  };
  if (MAY_NAME.test(text)) for (const match of text.matchAll(SURE)) add(match.indices?.[1]);
  if (hasCapital) {
    for (const match of text.matchAll(UNSURE)) {
      const isTitled = match[1] !== '';
      if (isTitled || !NOT_NAMES.test((match[2] ?? '').split(/\s+/)[0] ?? '')) add(match.indices?.[2]);
    }
    for (const match of text.matchAll(UNSURE_WHOLE)) {
      if (!NOT_NAMES.test((match[2] ?? '').split(/\s+/)[0] ?? ''))
        add(match.indices?.[2], match[1] === '' ? 2 : 1);
    }
    for (const match of text.matchAll(BEHIND)) add(match.indices?.[1], 2);
    const whole = WHOLE.exec(text);
    addWhole(whole?.indices?.[2]);
  }
  if (isAsked && found.length === 0) addAsked(ASKED.exec(text)?.indices?.[1]);
  return found;

  function addWhole(span: readonly [number, number] | undefined): void {
    const name = span === undefined ? undefined : upToEnd(text, span);
    const isEveryday = text.split(/\s+/).some((word) => isCommon(word) && !IS_PARTICLE.test(word));
    if (span !== undefined && name !== undefined && !isEveryday && name.end >= span[1] - 1) found.push(name);
  }

  function addAsked(span: readonly [number, number] | undefined): void {
    if (span === undefined) return;
    const parts = text.slice(...span).split(/\s+/);
    if (
      parts.some((part) => !IS_PARTICLE.test(part) && (isCommon(part) || stopWords.has(part.toLowerCase())))
    )
      return;
    addWhole(span);
  }
}

/** The same words, with or without a capital at their beginning. */
function anyCase(pattern: string): string {
  return pattern.replace(
    /(?<![\p{L}\\[\]{}'])\p{Ll}(?=[\p{L}'\u2019[.\\|)(]|$)/gu,
    (letter) => `[${letter.toUpperCase()}${letter}]`,
  );
}

function findInParts(text: string): readonly EntityMatch[] {
  return [FIRST_LAST, LAST_FIRST]
    .flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap((match): readonly EntityMatch[] => {
        const { first = '', last = '' } = match.groups ?? {};
        if (
          [first, last].some(
            (part) => isCommon(part) || stopWords.has(part.toLowerCase()) || !/\p{L}{2}/u.test(part),
          )
        )
          return [];
        const name = `${first.replace(/\.$/, '')} ${last}`;
        return [
          {
            start: match.index,
            end: match.index + match[0].replace(/\.$/, '').length,
            value: capitalise(name),
          },
        ];
      }),
    )
    .slice(0, 1);
}

function isCommon(word: string): boolean {
  return everydayWords.has(word.toLowerCase().replace(/[.,\u2019']/g, ''));
}

/** Up to the first word that is not part of the name. */
function upToEnd(text: string, [from, until]: readonly [number, number]): EntityMatch | undefined {
  let end = from;
  let isCapitalised = false;
  let count = 0;
  for (const part of text.slice(from, until).matchAll(/\S+/g)) {
    const word = part[0];
    const isJoint = word === 'und' && /^\s+zu\s/.test(text.slice(from + part.index + word.length));
    const isParticle = word === word.toLowerCase() && (IS_PARTICLE.test(word) || isJoint);
    const isInName = isParticle && count > 0 && (isCapitalised || !JOINERS.has(word));
    const hasCapital = HAS_CAPITAL.test(word.charAt(0));
    if (ENDS.has(word.toLowerCase())) break;
    // A capitalised everyday word is part of a name that has begun: "Văn An".
    if (isCommon(word) && !(hasCapital && isCapitalised && count > 0) && !isInName) break;
    if (isCapitalised && !hasCapital && !isParticle) break;
    if (count === 0)
      isCapitalised = hasCapital || (IS_PARTICLE.test(word) && HAS_CAPITAL.test(text.slice(from, until)));
    count++;
    if (isInName) continue;
    end = from + part.index + word.length;
    // A sentence ends here, unless the dot belongs to an initial.
    if (word.endsWith('.') && word.length > 2) {
      end--;
      break;
    }
  }
  const name = text.slice(from, end);
  if (!/\p{L}[\p{L}\p{M}]/u.test(name)) return undefined;
  return { start: from, end, value: capitalise(name) };
}

/** Capitalises names that are all in one case; McDonald and "van der" stay as they are. */
function capitalise(name: string): string {
  const isAllCaps = name === name.toUpperCase();
  const isMixed = !isAllCaps && HAS_CAPITAL.test(name);
  return name
    .split(/\s+/)
    .map((part) => {
      const lower = part.toLowerCase();
      if (isMixed && (part === 'und' || IS_PARTICLE.test(part))) return part;
      if (part !== lower && !isAllCaps) return part;
      return lower.replace(/(^|[-'\u2019])\p{L}/gu, (letter) => letter.toUpperCase());
    })
    .join(' ');
}
