/** A share in words, `93.4 %`; a dash where there is nothing to take a share of. */
export function percent(share: number | null): string {
  if (share === null) return '–';
  const value = (share * 100).toFixed(1);
  return `${value.endsWith('.0') ? value.slice(0, -2) : value} %`;
}
