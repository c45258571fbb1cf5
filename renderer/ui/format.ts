// Numbers and languages as text.

/** A share as text, `93.4 %`; a dash for null. */
export function percent(share: number | null): string {
  if (share === null) return '–';
  const value = (share * 100).toFixed(1);
  return `${value.endsWith('.0') ? value.slice(0, -2) : value} %`;
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** The name of a language: `German` for `de`. A text that is not a language tag is returned as it is. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A number with its noun: `2 calls`. */
export function countText(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

/** A duration as text: `0.3 ms`, `48 ms`, `2.1 s`, `3 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(ms < 1 ? 2 : 1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
