/** Longest text, in UTF-16 units, that is looked at: a customer's message, not the mail thread pasted below it. */
export const MAX_LENGTH = 2000;

/**
 * Brings a message into the form in which it is compared: Unicode NFKC, lower case, one kind of apostrophe, every
 * run of digits folded to `0`, addresses of e-mail and web left out: which number or address it is never tells the
 * intent, and "mail" in one must not look like a question about mail.
 *
 * @param text - Any text; beyond 2,000 UTF-16 units it is cut.
 */
export function normaliseUtterance(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/\S+/g, ' ')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/\p{Nd}+/gu, '0');
}
