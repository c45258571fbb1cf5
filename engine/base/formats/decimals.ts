// Arithmetic as people do it on paper: 0.1 + 0.2 is 0.3. Values stay numbers, so that JSON, CEL and Liquid know them.

/** Digits of a number that are always exact; what a computation leaves after them is noise. */
const exactDigits = 15;
/** With more decimal places, a number is not an amount, and floating point is good enough. */
const mostPlaces = 40;

/** A number without the noise of binary fractions: 0.30000000000000004 is 0.3. Whole numbers are left as they are. */
export function withoutNoise(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(exactDigits));
}

/** The digits of a number and how many of them are decimal places; undefined where that makes no sense. */
function scaled(value: number): { readonly digits: bigint; readonly places: number } | undefined {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (whole === '') return undefined;
  const places = fraction.length - Number(power);
  if (Math.abs(places) > mostPlaces) return undefined;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}

function numberOf(digits: bigint, places: number): number {
  return Number(`${digits}e-${places}`);
}

type Exact = (left: bigint, right: bigint) => bigint;

function aligned(left: number, right: number, exact: Exact, plain: (a: number, b: number) => number): number {
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return plain(left, right);
  const [one, other] = [scaled(left), scaled(right)];
  if (one === undefined || other === undefined) return plain(left, right);
  const places = Math.max(one.places, other.places);
  const widened = ({ digits, places: own }: typeof one): bigint => digits * 10n ** BigInt(places - own);
  return numberOf(exact(widened(one), widened(other)), places);
}

/** Decimal operations by the names of their Liquid filters. Division gives 15 significant digits. */
export const decimals = {
  plus: (left: number, right: number): number =>
    aligned(
      left,
      right,
      (a, b) => a + b,
      (a, b) => a + b,
    ),
  minus: (left: number, right: number): number =>
    aligned(
      left,
      right,
      (a, b) => a - b,
      (a, b) => a - b,
    ),
  times: (left: number, right: number): number => {
    const [one, other] = [scaled(left), scaled(right)];
    if (one === undefined || other === undefined) return left * right;
    return numberOf(one.digits * other.digits, one.places + other.places);
  },
  divided_by: (left: number, right: number): number => withoutNoise(left / right),
  /** The remainder has the sign of the divisor. */
  modulo: (left: number, right: number): number =>
    right === 0
      ? Number.NaN
      : aligned(
          left,
          right,
          (a, b) => ((a % b) + b) % b,
          (a, b) => ((a % b) + b) % b,
        ),
} as const;
