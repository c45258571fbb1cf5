/** A span of time for a person: `0.031 ms`, `12 ms`, `3.4 s`. */
export function timeInWords(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toPrecision(2)} ms`;
}

/** A size for a person: `812 KiB`, `3.1 MiB`. */
export function bytesInWords(bytes: number): string {
  const kib = bytes / 1024;
  return kib >= 1024 ? `${(kib / 1024).toFixed(1)} MiB` : `${Math.ceil(kib)} KiB`;
}

/** A share for a person: `93.4 %`. */
export function shareInWords(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
