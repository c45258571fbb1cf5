import { timeZonesOf } from './placeNames.ts';

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
export function regionContains(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (outer === '150' && inner === 'EU') return true;
  if (outer === '019' && (inner === '003' || inner === '005')) return true;
  if (members[outer]?.includes(inner) === true) return true;
  const zones = continents[outer];
  if (zones === undefined || !/^[A-Z]{2}$/.test(inner)) return false;
  return timeZonesOf(inner).some((zone) => zones.includes(zone.split('/')[0] ?? ''));
}
