import { type Entity, isLearnt, recognitionOf, rolesOf } from '../model/documents/entity.ts';
import type { Annotation } from '../model/documents/utterance.ts';
import { type WordSpan, wordSpans } from '../model/entities/wordSpans.ts';
import type { NluResult } from '../model/ports.ts';
import { compareText } from './classifier/deterministic.ts';
import { compileEntityExtractor, type EntityExtractor, MAX_ENTITY_TEXT } from './compileEntityExtractor.ts';
import { compileTagger } from './tagger/compileTagger.ts';
import type { EntityTagger } from './tagger/entityTagger.ts';

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
const MAX_FILLERS = 3;
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
function compileRoleWords(entity: Entity): RoleByWords | undefined {
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
    for (let fillers = 0; fillers <= MAX_FILLERS; fillers++) {
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

type Mention = NluResult['entities'][number];

/**
 * Prepares everything that finds values in messages: lists, patterns, built-in recognisers, and what annotated
 * utterances taught. Each value gets the role that the words before it tell by the entity's declaration, otherwise the
 * one that the tagger gives to the same place.
 *
 * @param entities - By id.
 * @param tagger - From `trainEntityTagger`; absent where nothing is annotated.
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW for a pattern that cannot be used.
 */
export function compileEntityFinder(
  entities: Readonly<Record<string, Entity>>,
  tagger: EntityTagger | undefined,
): EntityExtractor {
  const extract = compileEntityExtractor(entities);
  const tag = tagger === undefined || tagger.kinds.length === 0 ? undefined : compileTagger(tagger);
  const declared = Object.values(entities);
  const roleByWords = new Map(
    declared.flatMap((entity) => {
      const find = compileRoleWords(entity);
      return find === undefined ? [] : [[entity.id, find] as const];
    }),
  );
  if (tag === undefined && roleByWords.size === 0) return extract;
  const readValue = new Map(
    declared.filter(isLearnt).flatMap((entity) => {
      const recognition = recognitionOf(entity);
      return recognition.by === 'annotations' ? [[entity.id, recognition.read] as const] : [];
    }),
  );
  return (message, context) => {
    const text = message.slice(0, MAX_ENTITY_TEXT);
    const found = extract(text, context);
    const tagged = tag?.(text, found) ?? [];
    const learnt = tagged.flatMap(({ entity, start, end }): Mention[] => {
      const written = text.slice(start, end);
      const value = readValue.get(entity)?.(written);
      return value === undefined ? [] : [{ entity, value, text: written, start, end }];
    });
    const all = [...withoutShorter(found, learnt), ...withoutShorter(learnt, found, true)].sort(byPlace);
    return all.map((mention) => {
      const others = all.filter(({ entity }) => entity === mention.entity);
      const role = roleByWords.get(mention.entity)?.(text, mention, others) ?? roleByTagger(mention, tagged);
      return role === undefined ? mention : withRole(mention, role);
    });
  };
}

/**
 * Of a value that an entity's list and its tagger found both, the longer stays.
 *
 * @param orEqual - Whether one that is as long as the other goes as well.
 */
function withoutShorter(
  mentions: readonly Mention[],
  others: readonly Mention[],
  orEqual = false,
): readonly Mention[] {
  return mentions.filter(
    ({ entity, start, end }) =>
      !others.some((other) => {
        const more = other.end - other.start - (end - start);
        const shared = other.entity === entity && other.start < end && start < other.end;
        return shared && (orEqual ? more >= 0 : more > 0);
      }),
  );
}

function roleByTagger({ entity, start, end }: Mention, tagged: readonly Annotation[]): string | undefined {
  return tagged.find((value) => value.entity === entity && value.start < end && start < value.end)?.role;
}

function withRole({ entity, ...rest }: Mention, role: string): Mention {
  return { entity, role, ...rest };
}

function byPlace(a: Mention, b: Mention): number {
  return a.start - b.start || b.end - a.end || compareText(a.entity, b.entity);
}
