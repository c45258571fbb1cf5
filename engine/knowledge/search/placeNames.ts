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
export function timeZonesOf(code: string): readonly string[] {
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
export function plain(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
