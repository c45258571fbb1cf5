// Places that a question names, and whether a passage is about them.

/** What names a place: words in lower case -> region codes of CLDR (`CA`, `EU`, `150` for Europe). */
export type PlaceNames = ReadonlyMap<string, string>;

/** What people call places that the Unicode locale data calls otherwise. */
const everydayNames: Readonly<Record<string, string>> = {
  usa: 'US',
  america: 'US',
  'the states': 'US',
  uk: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  holland: 'NL',
  uae: 'AE',
  eu: 'EU',
  czechia: 'CZ',
};

/** Groups of regions as CLDR names and numbers them: world, continents, Americas. */
const groupCodes = ['002', '003', '005', '009', '019', '142', '150'];
/** Codes that name no place: outlying oceans, the euro zone, the United Nations, pseudo-accents, unknown. */
const noPlaces = new Set(['QO', 'EZ', 'UN', 'XA', 'XB', 'ZZ']);

const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
let codes: readonly string[] | undefined;

/** All countries by one code each: `UK` is another for `GB`. */
function countryCodes(): readonly string[] {
  if (codes !== undefined) return codes;
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => !noPlaces.has(code) && english.of(code) !== undefined)
    .filter((code) => new Intl.Locale(`und-${code}`).region === code);
  return codes;
}

/**
 * Names of countries, continents and larger cities, from the locale data of the runtime: what CLDR calls a region in a
 * language, and the cities that time zones are called after.
 *
 * @param languages - Tags of the languages whose names count.
 */
export function placeNames(languages: readonly string[]): PlaceNames {
  const names = new Map(Object.entries(everydayNames));
  for (const language of languages) {
    const regionNames = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of [...countryCodes(), ...groupCodes]) {
      const name = regionNames.of(code);
      if (name !== undefined) names.set(plain(name), code);
    }
  }
  for (const code of countryCodes()) {
    for (const zone of timeZonesOf(code)) {
      const [, city, part] = zone.split('/');
      if (city !== undefined && part === undefined) names.set(plain(city.replaceAll('_', ' ')), code);
    }
  }
  return names;
}

const zonesByCode = new Map<string, readonly string[]>();

/** Time zones of a country. Older runtimes have a property instead of the method. */
function timeZonesOf(code: string): readonly string[] {
  const known = zonesByCode.get(code);
  if (known !== undefined) return known;
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & {
    readonly timeZones?: readonly string[];
    getTimeZones?(): readonly string[] | undefined;
  };
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  zonesByCode.set(code, zones);
  return zones;
}

/** A name as it is compared: lower case, no diacritics, words apart by one blank. */
function plain(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Groups that time zones do not tell: territory containment of CLDR 47. */
const members: Readonly<Record<string, readonly string[]>> = {
  EU: 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
  '003': 'US CA MX GL BM PM'.split(' '),
  '005': 'AR BO BR CL CO EC FK GF GY PE PY SR UY VE'.split(' '),
};

/** Continents by what their time zones begin with. */
const continents: Readonly<Record<string, readonly string[]>> = {
  '002': ['Africa'],
  '009': ['Australia', 'Pacific'],
  '019': ['America'],
  '142': ['Asia'],
  '150': ['Europe'],
};

/**
 * Whether a region is, or lies in, another: Germany in the European Union, the Union in Europe.
 *
 * @param outer - Region code of CLDR.
 * @param inner - Another.
 */
function regionContains(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (outer === '150' && inner === 'EU') return true;
  if (outer === '019' && (inner === '003' || inner === '005')) return true;
  if (members[outer]?.includes(inner) === true) return true;
  const zones = continents[outer];
  if (zones === undefined || !/^[A-Z]{2}$/.test(inner)) return false;
  return timeZonesOf(inner).some((zone) => zones.includes(zone.split('/')[0] ?? ''));
}

/**
 * The places a question names that a passage says nothing about: neither of the place nor of a region around or within
 * it. A passage on the European Union covers Germany, but not Canada.
 *
 * @param asked - Region codes the question names.
 * @param covered - Those the passage names.
 */
export function uncoveredPlaces(asked: ReadonlySet<string>, covered: ReadonlySet<string>): readonly string[] {
  const passage = [...covered];
  return [...asked].filter(
    (place) => !passage.some((other) => regionContains(other, place) || regionContains(place, other)),
  );
}

const wordPattern = /[\p{L}\p{N}]+/gu;
/** After these a name in lower case is a place, not a jersey or a turkey. */
const leadsToPlace = new Set(
  'to in into from within near outside inside for across throughout nach in aus von für innerhalb'.split(' '),
);
/** Most words that a name has: "Bosnia and Herzegovina", "South Georgia and South Sandwich Islands". */
const longestName = 6;

/**
 * Finds the places that a text names: written with a capital letter inside of a sentence, or after a word such as "to".
 *
 * @returns Region codes of CLDR.
 */
export function namedPlaces(text: string, names: PlaceNames): ReadonlySet<string> {
  const words = Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({ word, index }));
  const shouted = text === text.toUpperCase();
  const found = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    const { word = '', index = 0 } = words[at] ?? {};
    const capital = !shouted && /^\p{Lu}/u.test(word) && !beginsSentence(text, index);
    const before = words[at - 1]?.word.toLowerCase() ?? '';
    const previous = before === 'the' || before === 'a' ? (words[at - 2]?.word.toLowerCase() ?? '') : before;
    if (!capital && !leadsToPlace.has(previous)) continue;
    for (let length = Math.min(longestName, words.length - at); length > 0; length -= 1) {
      const name = plain(
        words
          .slice(at, at + length)
          .map(({ word }) => word)
          .join(' '),
      );
      const region = names.get(name);
      if (region === undefined) continue;
      found.add(region);
      at += length - 1;
      break;
    }
  }
  return found;
}

function beginsSentence(text: string, index: number): boolean {
  const before = text.slice(0, index).trimEnd();
  return before === '' || /[.!?:;\n]$/.test(before);
}
