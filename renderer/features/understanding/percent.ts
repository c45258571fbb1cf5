/** A share in words: `93.4 %`; whole ones without a decimal. */
export function percent(share: number): string {
  const value = (share * 100).toFixed(1);
  return `${value.endsWith('.0') ? value.slice(0, -2) : value} %`;
}
