/**
 * Reads digits with separators of thousands and decimals. The other convention is understood where only it makes sense:
 * "5,99" in English.
 *
 * @param body - Digits, parted by `.`, `,`, spaces or apostrophes; the last of several kinds parts the decimals.
 * @param decimal - The decimal sign where it is known. Without it a group of three digits is thousands, as in amounts of
 *   money, which have no third decimal.
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
