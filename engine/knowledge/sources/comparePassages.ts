// Which passages say the same, and which contradict each other.

import { languages } from '../../model/languages/index.ts';
import type { Chunk } from './chunk.ts';

/** Words of a text in lower case, without punctuation. */
function plainWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/['\u2019]/g, '')
      .match(/\p{L}+|\p{N}+(?:[.,:]\p{N}+)*/gu) ?? []
  );
}

/** A text without case and punctuation, to compare it. */
export function comparable(text: string): string {
  return plainWords(text).join(' ');
}

function wordSet(of: (language: (typeof languages)[number]) => readonly string[]): ReadonlySet<string> {
  return new Set(languages.flatMap(of).filter((word) => /^\p{L}+$/u.test(word)));
}

const yes = wordSet(({ yesNo }) => yesNo?.yes ?? []);
const no = wordSet(({ yesNo }) => yesNo?.no ?? []);
const negations = new Set(
  [
    ...no,
    ...languages.flatMap(({ sentiment }) =>
      sentiment === null ? [] : `${sentiment.negations},${sentiment.negatesNext}`.split(','),
    ),
  ].map((word) => word.trim()),
);

/** Words by which texts may differ and still say the same. */
const fillers = new Set(languages.flatMap(({ stopWords }) => (stopWords ?? '').split(/\s+/)));

/** What a text says, to compare it with others. */
interface Content {
  readonly plain: string;
  readonly words: ReadonlySet<string>;
  readonly numbers: string;
  /** Number of negations. */
  readonly negated: number;
  readonly answer: 'yes' | 'no' | undefined;
}

function contentOf(text: string): Content {
  const all = plainWords(text);
  const [first = ''] = all;
  return {
    plain: all.join(' '),
    words: new Set(all.filter((word) => !/^\d/.test(word) && !negations.has(word))),
    numbers: [...new Set(all.filter((word) => /^\d/.test(word)))].sort().join(' '),
    negated: all.filter((word) => negations.has(word)).length,
    answer: yes.has(first) ? 'yes' : no.has(first) ? 'no' : undefined,
  };
}

/** Words that two texts share, as a part of all words of both. */
function shared(one: Content, other: Content): number {
  let both = 0;
  for (const word of one.words) if (other.words.has(word)) both += 1;
  const all = one.words.size + other.words.size - both;
  return all === 0 ? 1 : both / all;
}

/** From this share on, texts with other numbers or negations contradict each other. */
const contraryShare = 0.6;

/** Whether what one text has and the other lacks says nothing. */
function onlyFillers(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...words].every((word) => others.has(word) || fillers.has(word));
}

function saysTheSame(one: Content, other: Content): boolean {
  if (one.plain === other.plain) return true;
  return (
    one.numbers === other.numbers &&
    one.negated === other.negated &&
    one.answer === other.answer &&
    onlyFillers(one.words, other.words) &&
    onlyFillers(other.words, one.words)
  );
}

function contradicts(one: Content, other: Content): boolean {
  if (one.answer !== undefined && other.answer !== undefined && one.answer !== other.answer) return true;
  const differs = one.numbers !== other.numbers || one.negated > 0 !== other.negated > 0;
  return differs && shared(one, other) >= contraryShare;
}

/** Passages with one heading are compared in pairs up to this number; identical ones are found in any number. */
const compared = 40;

/** Who may read a passage, in which language, on which subject, and until when: passages that differ in it stay apart. */
function audienceOf({ metadata = {} }: Chunk): string {
  const { locale, access, tags, validUntil } = metadata;
  return JSON.stringify([locale, access, tags, validUntil]);
}

/**
 * Merges passages that say the same under the same heading, such as rows of a table of questions or copies of a file: the
 * first one is kept, with the ids of the others. Passages under other headings stay, because each wording of a question
 * helps to find the answer.
 *
 * @param chunks - Ordered; the order is kept.
 */
export function mergeRepeated(chunks: readonly Chunk[]): Chunk[] {
  const groups = Map.groupBy(chunks, (chunk) =>
    JSON.stringify([comparable(chunk.titlePath.at(-1) ?? ''), audienceOf(chunk)]),
  );
  const twins = new Map<Chunk, string[]>();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const byText = new Map<string, Chunk>();
    const kept: { readonly chunk: Chunk; readonly content: Content }[] = [];
    for (const chunk of group) {
      const content = contentOf(chunk.text);
      const twin =
        byText.get(content.plain) ??
        kept.slice(0, compared).find((one) => saysTheSame(one.content, content))?.chunk;
      if (twin !== undefined) twins.set(twin, [...(twins.get(twin) ?? []), chunk.id]);
      else {
        kept.push({ chunk, content });
        byText.set(content.plain, chunk);
      }
    }
  }
  const dropped = new Set([...twins.values()].flat());
  return chunks
    .filter(({ id }) => !dropped.has(id))
    .map((chunk) => {
      const alsoIn = twins.get(chunk);
      return alsoIn === undefined ? chunk : { ...chunk, alsoIn };
    });
}

/** Two sections that contradict each other, or answer one question differently. */
interface SectionPair {
  readonly first: Chunk;
  readonly second: Chunk;
}

/** From this number of words on, a question means the same in every document. */
const wholeQuestion = 6;

/**
 * Finds sections with the same heading that contradict each other: one says yes and the other no, or they say the same
 * with other numbers or a negation. Of sections with the same headings above, two different answers to a question are
 * enough.
 *
 * @param chunks - Ordered by id. Each section is reported once, with the first that it contradicts.
 */
export function findContradictions(chunks: readonly Chunk[]): SectionPair[] {
  const sections = [...Map.groupBy(chunks, (chunk) => sectionKey(chunk)).values()].flatMap((parts) => {
    const [chunk] = parts;
    if (chunk === undefined || chunk.titlePath.length === 0) return [];
    return [{ chunk, content: contentOf(parts.map(({ text }) => text).join('\n')) }];
  });
  const groups = Map.groupBy(sections, ({ chunk }) =>
    JSON.stringify([comparable(chunk.titlePath.at(-1) ?? ''), audienceOf(chunk)]),
  );
  return [...groups.values()].flatMap((group) =>
    group.slice(0, compared).flatMap((second, at): SectionPair[] => {
      const first = group.slice(0, at).find((one) => areContrary(one, second));
      return first === undefined ? [] : [{ first: first.chunk, second: second.chunk }];
    }),
  );
}

function sectionKey({ source, titlePath, line }: Chunk): string {
  return JSON.stringify([source, titlePath, line]);
}

interface SectionContent {
  readonly chunk: Chunk;
  readonly content: Content;
}

function areContrary(one: SectionContent, other: SectionContent): boolean {
  if (saysTheSame(one.content, other.content)) return false;
  const { question } = one.chunk;
  const areUnderOne =
    comparable(one.chunk.titlePath.join(' ')) === comparable(other.chunk.titlePath.join(' '));
  if (areUnderOne && question !== undefined) return true;
  const isWhole = question !== undefined && plainWords(question).length >= wholeQuestion;
  return (areUnderOne || isWhole) && contradicts(one.content, other.content);
}
