import { type WordSpan, wordSpans } from '../../model/entities/wordSpans.ts';
import { type Entity, rolesOf } from '../../model/entity.ts';

/** Where a value stands. */
type Place = { readonly start: number; readonly end: number };

/**
 * Says what a value is by the words before it.
 *
 * @param others - The values of the same entity in the message.
 */
export type RoleByWords = (text: string, value: Place, others: readonly Place[]) => string | undefined;

/** May stand between a word that tells the role and the value: "from the city of Berlin". */
const FILLERS = new Set(
  `the a an my our your of city town about around exactly
   der die das den dem des ein eine einem einen einer mein meine meinem meinen der stadt etwa ungefahr genau
   le la les l un une des mon ma de ville el los las una mi ciudad`
    .trim()
    .split(/\s+/),
);
const MOST_FILLERS = 3;
const CLAUSE = /[.;!?\n]/;

interface Cue {
  readonly words: readonly string[];
  readonly role: string;
}

/**
 * Prepares the words that an entity declares for its roles. The words nearest to the value count, of several there the
 * longest phrase; nothing but articles and the like may stand between.
 *
 * @returns Undefined for an entity that declares none.
 */
export function compileRoleWords(entity: Entity): RoleByWords | undefined {
  const cues = [...rolesOf(entity)]
    .flatMap(([role, phrases]) =>
      phrases.map((phrase): Cue => ({ role, words: wordSpans(phrase).map(({ word }) => word) })),
    )
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
  if (cues.length === 0) return undefined;
  return (text, value, others) => {
    const from = Math.max(0, ...others.map(({ end }) => end).filter((end) => end <= value.start));
    const before = wordSpans(text).filter(({ start, end }) => start >= from && end <= value.start);
    for (let fillers = 0; fillers <= MOST_FILLERS; fillers++) {
      const until = before.length - fillers;
      const cue = cues.find(({ words }) => endsWith(before, until, words));
      if (cue !== undefined) {
        const gap = text.slice(before[until - 1]?.end ?? 0, value.start);
        return CLAUSE.test(gap) ? undefined : cue.role;
      }
      if (!FILLERS.has(before[until - 1]?.word ?? '')) return undefined;
    }
    return undefined;
  };
}

function endsWith(spans: readonly WordSpan[], until: number, words: readonly string[]): boolean {
  return until >= words.length && words.every((word, n) => spans[until - words.length + n]?.word === word);
}
