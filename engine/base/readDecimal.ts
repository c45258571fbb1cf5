/**
 * Reads a number with thousands and decimal separators. The other convention is accepted where it is unambiguous:
 * "5,99" in English.
 *
 * @param body - Digits separated by `.`, `,`, spaces or apostrophes; of several kinds, the last is the decimal
 *   separator.
 * @param decimal - The decimal separator, if known. Otherwise a group of three digits is read as thousands, as in
 *   amounts of money, which have no third decimal.
 * @returns NaN for a text without digits.
 */
export function readDecimal(body: string, decimal?: '.' | ','): number {
  const separators = body.replace(/\d/g, '');
  const last = separators.at(-1);
  if (last === undefined) return Number(body || Number.NaN);
  const at = body.lastIndexOf(last);
  const tail = body.length - 1 - at;
  const isOnly = separators.indexOf(last) === separators.length - 1;
  const mayBeDecimal = isOnly && (last === '.' || last === ',') && tail > 0;
  const mixed = separators.length > 1;
  const isDecimal = mayBeDecimal && (last === decimal || (tail !== 3 && (!mixed || decimal === undefined)));
  if (!isDecimal) return Number(body.replace(/\D/g, '') || Number.NaN);
  return Number(`${body.slice(0, at).replace(/\D/g, '')}.${body.slice(at + 1)}`);
}
