import { type Entity, isLearnt, recognitionOf } from '../model/entity.ts';
import type { NluResult } from '../model/nluResult.ts';
import type { Annotation } from '../model/utterance.ts';
import { compareText } from './classifier/compareText.ts';
import { compileEntityExtractor, type EntityExtractor, MAX_LENGTH } from './compileEntityExtractor.ts';
import { compileRoleWords } from './entities/compileRoleWords.ts';
import { compileTagger } from './tagger/compileTagger.ts';
import type { EntityTagger } from './tagger/entityTagger.ts';

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
    const text = message.slice(0, MAX_LENGTH);
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
