/** Words of a list with the numbers they stand for, one after the other. */
export function count(list: string, from = 1): [string, number][] {
  return list.split(' ').map((word, n) => [word, from + n]);
}

/** Words of a list with the tens they stand for, from twenty on. */
export function tens(list: string): [string, number][] {
  return list.split(' ').map((word, n) => [word, 20 + 10 * n]);
}
