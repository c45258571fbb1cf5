/**
 * Reads a `Retry-After` header: seconds, or an HTTP date.
 *
 * @param now - Milliseconds since the epoch.
 * @returns Milliseconds to wait; 0 when the header is absent, past or unreadable.
 */
export function retryAfterMs(header: string | undefined, now = Date.now()): number {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
