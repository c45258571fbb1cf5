// What is never said to a customer, though it stands in the text of a source: addresses, marks, templates.

const code =
  /^(?<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\k<fence>[^\n]*$|(?![\s\S]))|(?<ticks>`+)(?!`)[^\n]*?\k<ticks>/gm;

/** Stands for a value that a template would insert; a sentence with it says nothing for sure and is left out. */
const missingValue = '\uFFFC';

/** Blanks out text but keeps its line breaks, so that lines keep their numbers. */
function blank(text: string): string {
  return text.replace(/[^\n]+/g, '');
}

/**
 * Removes what other tools put into Markdown, outside of code: templates (Liquid, Hugo, JSX), anchors and classes
 * (`{#id}`, `{: .note}`), places of a table of contents, and marks of boxes (`:::tip`, `[!NOTE]`). Lines keep their
 * numbers.
 */
export function withoutTemplates(markdown: string): string {
  let at = 0;
  let text = '';
  for (const match of markdown.matchAll(code)) {
    text += cleaned(markdown.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return text + cleaned(markdown.slice(at));
}

function cleaned(text: string): string {
  return (
    text
      // A paragraph between `{% if %}` and `{% endif %}` is kept, the tags themselves say nothing.
      .replace(/\{%[\s\S]*?%\}|\{\{[<%][\s\S]*?[>%]\}\}|\{\/\*[\s\S]*?\*\/\}|<!--[\s\S]*?-->/g, blank)
      .replace(/\{\{[^{}\n]*\}\}/g, missingValue)
      .replace(/^(?:import\s+[^\n]*?\sfrom\s+['"][^'"\n]+['"];?|export\s+(?:const|default)\s[^\n]*)$/gm, '')
      .replace(/\s?\{(?:#|:|\.[a-z])[^{}\n]*\}/gi, '')
      .replace(/^[ \t]*(?:\[\[_?toc_?\]\]|\[toc\]|:::.*|\+\+\+.*)[ \t]*$/gim, '')
      .replace(/^([ \t]*>[ \t]*)\[!\s?[A-Z]+\][-+]?/gim, '$1')
      .replace(/\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]/g, '$1')
  );
}

const shortcode = /(?<![\p{L}\p{N}:]):[a-z][a-z0-9_+-]{1,30}:(?![\p{L}\p{N}:])/gu;
// The number of a note after a word or at the end of a sentence: `days[1]`, `days [2, 3].`; `[edit]`, `[citation needed]`.
const noteMark =
  /\s?\[(?:\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*|\^[^\]\s]+|edit|citation needed|note \d+)\](?!\()/g;
const address = /\b(?:https?:\/\/|www\.)[^\s<>"'\u201C\u201D]*[^\s<>"'\u201C\u201D.,;:!?)\]]/gi;

/** The part of an address that can be said: `https://www.example.com/a?b=c` -> `example.com`. */
function spokenAddress(url: string): string {
  return /^(?:https?:\/\/)?(?:www\.)?([^/?#:@\s]+)/i.exec(url)?.[1] ?? '';
}

/**
 * A text as it can be said: without note marks, codes of emoji and anchors; of addresses only the site remains.
 *
 * @param text - Text without markup, such as a cell of a CSV file or the text of a Markdown node.
 * @returns Text on the same lines.
 */
export function plainText(text: string): string {
  return text
    .replace(address, spokenAddress)
    .replace(shortcode, '')
    .replace(noteMark, '')
    .replace(/\s?\{[#.][a-z][\w-]*\}/gi, '')
    .replace(/(?<=^|[\p{L}.,!?)])\*\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}*])\*\*(?=\p{L})/gu, '')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\u21A9\u2934\u21B5]\uFE0E?/g, '');
}

/**
 * Turns the marks of Markdown in a text that was not read as Markdown, such as a cell of an HTML table, into plain text.
 */
export function withoutMarks(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}`])`([^`\n]+)`/gu, '$1');
}

/** Whether a template would insert a value into the sentence, so that it cannot be said. */
export function lacksValue(sentence: string): boolean {
  return sentence.includes(missingValue);
}

/**
 * What raised letters say: nothing if they are the mark of a note, a square or a cube after a unit, otherwise themselves.
 *
 * @param before - The text before them: `9.95 \u20AC`, `20 m`.
 * @param raised - `1`, `*`, `2`, `th`.
 */
export function raisedText(before: string, raised: string): string {
  const text = raised.trim();
  if ((text === '2' || text === '3') && /(?:^|[\s\d(/])(?:[kcdm\u00B5]?m|ft|in|yd|mi|s)$/i.test(before))
    return text === '2' ? '\u00B2' : '\u00B3';
  if (/^-?\d{1,2}$/.test(text) && /(?:^|[^\d.,])10$/.test(before)) return `^${text}`;
  return /^(?:[[(]?\d{1,3}[\])]?(?:\s?,\s?\d{1,3})*|[*\u2020\u2021\u00A7]+|\[?[a-z]\]?)$/.test(text)
    ? ''
    : text;
}
