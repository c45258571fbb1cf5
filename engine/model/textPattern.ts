const expression = /^\/(.+)\/([iu]*)$/s;

/**
 * Makes the test of a text that stands in a suite: `/order \d+/i` is a regular expression, anything else is part of the
 * text, to the letter.
 *
 * @returns Undefined when it is written as a regular expression and is none.
 */
export function textPattern(written: string): ((text: string) => boolean) | undefined {
  const [, source, flags = ''] = expression.exec(written) ?? [];
  if (source === undefined) return (text) => text.includes(written);
  try {
    const compiled = new RegExp(source, flags.includes('u') ? flags : `${flags}u`);
    return (text) => compiled.test(text);
  } catch {
    return undefined;
  }
}
