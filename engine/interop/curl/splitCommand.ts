/** A command split into words. */
export interface SplitCommand {
  readonly words: readonly string[];
  /** What follows after `|`, `;`, `&&` or `>`; empty if nothing does. */
  readonly rest: string;
}

/**
 * Splits a command as a shell does: a POSIX shell (quotes, `$'…'`, `\` at the end of a line), or the Windows command
 * prompt as browsers write it (`^"…^"`, `^` at the end of a line). Variables such as `$TOKEN` stay as they are.
 *
 * @returns Undefined if a quotation mark is not closed.
 */
export function splitCommand(command: string): SplitCommand | undefined {
  const isPrompt = /\^"|[ \t]\^\r?\n/.test(command);
  return isPrompt ? splitPrompt(command) : splitShell(command);
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
  0: '\0',
};

/** The content of `$'…'`. */
function readEscapes(text: string): string {
  return text.replaceAll(
    /\\(?:u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|x([0-9a-f]{1,2})|([0-7]{3})|([\s\S]))/gi,
    (_, short?: string, long?: string, hex?: string, octal?: string, other = '') => {
      const code = short ?? long ?? hex;
      if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
      return octal === undefined ? (escapes[other] ?? other) : String.fromCharCode(Number.parseInt(octal, 8));
    },
  );
}

/** One piece of a word, or what separates words, at the beginning of the rest. */
const piece =
  /^(?:\\\r?\n|(?<space>\s+)|'(?<single>[^']*)'|\$'(?<ansi>(?:[^'\\]|\\[\s\S])*)'|\$?"(?<double>(?:[^"\\]|\\[\s\S])*)"|\\(?<escaped>[\s\S])|(?<end>&&|[|;<>]|&(?=\s|$)|\d?>)|(?<plain>[^\s'"\\|;<>]))/;

function splitShell(command: string): SplitCommand | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let place = 0;
  while (place < command.length) {
    const left = command.slice(place);
    const found = piece.exec(left);
    if (found === null) return undefined;
    const { space, single, ansi, double, escaped, end, plain } = found.groups ?? {};
    if (end !== undefined && !(plain === undefined && /^\d/.test(end) && word !== undefined)) {
      return { words: word === undefined ? words : [...words, word], rest: left.trim() };
    }
    place += found[0].length;
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    const text =
      single ??
      (ansi === undefined ? undefined : readEscapes(ansi)) ??
      double?.replaceAll(/\\(?:\r?\n|([\\"$`]))/g, '$1') ??
      escaped ??
      plain ??
      end;
    if (text !== undefined) word = (word ?? '') + text;
  }
  return { words: word === undefined ? words : [...words, word], rest: '' };
}

function splitPrompt(command: string): SplitCommand | undefined {
  const continued = command.replaceAll(/\^\r?\n\r?\n/g, '\n').replaceAll(/[ \t]*\^\r?\n[ \t]*/g, ' ');
  // Only then is every special character escaped; otherwise a ^ in quotation marks stands for itself.
  const text = command.includes('^"') ? continued.replaceAll(/\^([\s\S])/g, '$1') : continued;
  const words: string[] = [];
  const word = /\s*("(?:[^"\\]|\\[\s\S]|"")*"|[^\s"]+)/y;
  while (word.lastIndex < text.trimEnd().length) {
    const found = word.exec(text)?.[1];
    if (found === undefined) return undefined;
    words.push(found.startsWith('"') ? found.slice(1, -1).replaceAll(/\\(["\\])|"(")/g, '$1$2') : found);
  }
  return { words, rest: '' };
}
