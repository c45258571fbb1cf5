/** Longest text, in UTF-16 units, that is looked at: a customer's message, not the mail thread pasted below it. */
const MAX_LENGTH = 2000;

/**
 * Brings a message into the form in which it is compared: Unicode NFKC, lower case, one kind of apostrophe, and
 * every run of digits folded to `0`, since which number it is never tells the intent.
 *
 * @param text - Any text; beyond 2,000 UTF-16 units it is cut.
 */
export function normaliseUtterance(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/\p{Nd}+/gu, '0');
}
