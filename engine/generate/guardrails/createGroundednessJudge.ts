import { splitSentences } from '../../base/splitSentences.ts';
import { stopWords } from '../../model/languageParts.ts';
import type { KnowledgeHit } from '../../model/ports.ts';

/** List markers, quotes and headings at the start of a line. */
const marker = /^\s*(?:[-*•>#]+|\d{1,2}[.)])\s+/;

/**
 * The sentences of a generated text, line by line: a line ends a sentence too, and list markers and emphasis are no
 * part of one.
 *
 * @returns Sentences that say something, in order.
 */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) =>
      splitSentences(line.replace(marker, '').replaceAll(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')),
    )
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/**
 * Whether two words are forms of one: `return`, `returns` and `returning`. Compares their beginnings, which needs no
 * dictionary and no knowledge of the language.
 */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter === 3) return longer === 4 && (a === `${b}s` || b === `${a}s`);
  if (shorter < 4) return false;
  let common = 0;
  while (common < shorter && a[common] === b[common]) common += 1;
  return common >= Math.max(4, Math.ceil(shorter * 0.75)) && longer - common <= 4;
}

const courtesies = `sure certainly absolutely course happy glad help helps helpful assist assistance thank thanks welcome
  hello goodbye sorry apologies apologize apologise understand question questions know further else anything great nice
  feel reach ask hope inconvenience good morning afternoon evening cheers ok alright may might must shall
  other others asking able want happen each such only very well still again however therefore while during before after between both either than`;

const german = `aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein
  deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen
  einer eines er es etwas euch euer fur gegen haben hat hatte hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist
  ja je jede jeden jeder jetzt kann kannst konnen konnten man mehr mein meine mit muss mussen nach nicht nichts noch nun
  nur ob oder ohne sehr sein seine seit sich sie sind so sobald sofern soll sollen sollte sowie uber um und uns unser
  unsere unserem unseren unserer unter vom von vor war warum was wann weil welche wenn wer werden wie wir wird wo wurde zu
  zum zur zwischen gern gerne naturlich helfen hilfe weiter weiterhelfen frage fragen danke bitte willkommen hallo leid
  entschuldigung verstehe klar selbstverstandlich freue freuen gut`;

/**
 * Words that claim nothing about a topic, in English and German, without diacritics: what holds a sentence together, and
 * courtesies. "Sure, happy to help!" is made of nothing else.
 */
const neutralWords: ReadonlySet<string> = new Set([
  ...stopWords,
  ...courtesies.split(/\s+/),
  ...german.split(/\s+/),
]);

/** A number as a text uses it, and of what: 30 days, 4.95 dollars. */
interface NumberUse {
  readonly value: string;
  /** Null when the text does not say, or nothing that is known as a unit. */
  readonly unit: string | null;
}

/** What a text claims, in the form in which it is compared. */
interface Content {
  /** Words that say something about a topic, lower case, without diacritics, in order. */
  readonly words: readonly string[];
  readonly numbers: readonly NumberUse[];
}

const units = new Map<string, string>();
for (const names of [
  'day days tag tage tagen',
  'week weeks woche wochen',
  'month months monat monate monaten',
  'year years jahr jahre jahren',
  'hour hours hrs stunde stunden',
  'minute minutes min minuten',
  '% percent prozent',
  '$ dollar dollars usd',
  '€ euro euros eur',
  '£ pound pounds gbp',
]) {
  const spellings = names.split(' ');
  for (const spelling of spellings) units.set(spelling, spellings[0] ?? spelling);
}

/** "one" is left out: it is a pronoun more often than a number. */
const numberWords = new Map<string, string>();
for (const [value, names] of Object.entries({
  2: 'two zwei',
  3: 'three drei',
  4: 'four vier',
  5: 'five funf',
  6: 'six sechs',
  7: 'seven sieben',
  8: 'eight acht',
  9: 'nine neun',
  10: 'ten zehn',
  11: 'eleven elf',
  12: 'twelve zwolf',
  14: 'fourteen vierzehn',
  15: 'fifteen funfzehn',
  20: 'twenty zwanzig',
  30: 'thirty dreissig',
  40: 'forty vierzig',
  50: 'fifty funfzig',
  60: 'sixty sechzig',
  90: 'ninety neunzig',
  100: 'hundred hundert',
})) {
  for (const name of names.split(' ')) numberWords.set(name, value);
}

const token = /[$€£%]|\d+(?:[.,]\d+)*|\p{L}+/gu;

/** Reads what a text claims: its content words and its numbers with their units. */
function readContent(text: string): Content {
  const tokens =
    text
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, '')
      .replaceAll('ß', 'ss')
      .toLowerCase()
      .replaceAll(/(?<=\p{L})['’](ve|re|ll|d|m|s)\b/gu, '')
      .replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '')
      .replaceAll(/\be-(?=\p{L})/gu, 'e')
      .match(token) ?? [];
  const words: string[] = [];
  const numbers: NumberUse[] = [];
  tokens.forEach((current, index) => {
    const value = /^\d/.test(current) ? plainNumber(current) : numberWords.get(current);
    if (value !== undefined) numbers.push({ value, unit: unitAround(tokens, index) });
    else if (/^\p{L}/u.test(current) && !neutralWords.has(current)) words.push(current);
  });
  return { words, numbers };
}

/** Whether a word is a unit: it says how a number is meant, not what of. */
function isUnit(word: string): boolean {
  return units.has(word);
}

/** The unit before a number when it is a sign, else the first one among the two tokens after it. */
function unitAround(tokens: readonly string[], index: number): string | null {
  const before = tokens[index - 1] ?? '';
  if (/^[$€£]$/.test(before)) return before;
  for (const after of tokens.slice(index + 1, index + 3)) {
    if (/^\d/.test(after)) return null;
    const unit = units.get(after);
    if (unit !== undefined) return unit;
  }
  return null;
}

/** `1,000.00` and `1000` are the same, as are `4,95` and `4.95`. */
function plainNumber(text: string): string {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const isThousands = /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(text);
  if (last < 0 || isThousands) return text.replaceAll(/[.,]/g, '');
  const whole = text.slice(0, last).replaceAll(/[.,]/g, '');
  const fraction = text.slice(last + 1).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** What a sentence rests on. */
export type SentenceGrounds =
  /** It claims nothing: a courtesy. */
  | { readonly type: 'neutral' }
  /** The sources that cover it. */
  | { readonly type: 'grounded'; readonly sources: readonly KnowledgeHit[] }
  /** What of it no source says. */
  | { readonly type: 'ungrounded'; readonly missing: readonly string[] };

/** How the sentences of a text are held against sources. */
export interface GroundednessJudge {
  readonly judge: (sentence: string) => SentenceGrounds;
}

/**
 * Judges without a language model whether sources say what a sentence says: the share of its content words that a
 * source holds (in whatever form) must reach `groundedness`, and every number must stand in it with the same unit, in a
 * sentence about the same. One source is tried before several together. It compares words, not meaning: who says "not"
 * goes unnoticed.
 *
 * @param groundedness - Share in [0, 1].
 * @param given - Words that need no source: the persona's name.
 */
export function createGroundednessJudge(
  sources: readonly KnowledgeHit[],
  groundedness: number,
  given: string,
): GroundednessJudge {
  const read = sources.map(readSource);
  const known = readContent(given).words;

  return {
    judge: (sentence) => {
      const content = readContent(sentence);
      const words = content.words.filter((word) => !known.some((given) => isSameWord(word, given)));
      if (words.length === 0 && content.numbers.length === 0) return { type: 'neutral' };
      const claim = { words, numbers: content.numbers };
      const gaps = read.map((source) => ({ ...source, missing: missingFrom(claim, [source]) }));
      const best = gaps.toSorted((a, b) => size(a.missing) - size(b.missing));
      for (let count = 1; count <= Math.min(best.length, 3); count += 1) {
        const taken = best.slice(0, count);
        const missing = missingFrom(claim, taken);
        const covered = words.length === 0 ? 1 : 1 - missing.words.length / words.length;
        if (missing.numbers.length === 0 && covered >= groundedness) {
          return { type: 'grounded', sources: taken.map((source) => source.hit) };
        }
      }
      const missing = best[0]?.missing ?? claim;
      return { type: 'ungrounded', missing: [...missing.numbers.map(numberText), ...missing.words] };
    },
  };
}

/** A source as claims are held against it. */
interface ReadSource {
  readonly hit: KnowledgeHit;
  readonly words: readonly string[];
  /** Each with the words of the title, which say what it is about. */
  readonly sentences: readonly Content[];
}

function readSource(hit: KnowledgeHit): ReadSource {
  const title = readContent(hit.titlePath.join('\n'));
  const sentences = [title, ...sentencesOf(hit.text).map(readContent)].map(({ words, numbers }) => ({
    words: [...title.words, ...words],
    numbers,
  }));
  return { hit, words: sentences.flatMap(({ words }) => words), sentences };
}

function missingFrom(claim: Content, sources: readonly ReadSource[]): Content {
  const topics = claim.words.filter((word) => !isUnit(word));
  return {
    words: claim.words.filter((word) => !sources.some((source) => containsWord(source.words, word))),
    numbers: claim.numbers.filter(
      (used) => !sources.some(({ sentences }) => sentences.some((said) => statesNumber(said, used, topics))),
    ),
  };
}

function statesNumber(said: Content, used: NumberUse, topics: readonly string[]): boolean {
  return (
    said.numbers.some((other) => isSameNumber(used, other)) &&
    (topics.length === 0 || topics.some((word) => containsWord(said.words, word)))
  );
}

function containsWord(words: readonly string[], word: string): boolean {
  return words.some((other) => isSameWord(word, other));
}

/** A number without a unit may be of anything; one with a unit must be of the same. */
function isSameNumber(used: NumberUse, other: NumberUse): boolean {
  return used.value === other.value && (used.unit === null || used.unit === other.unit);
}

/** A number that is not there weighs more than any word. */
function size(missing: Content): number {
  return missing.numbers.length * 100 + missing.words.length;
}

function numberText({ value, unit }: NumberUse): string {
  return unit === null ? value : `${value} ${unit}`;
}
