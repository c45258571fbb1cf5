import { compileEntityExtractor } from '../compileEntityExtractor.ts';
import { entityDataHash } from './entityDataHash.ts';
import type { EntityTagger } from './entityTagger.ts';
import { fitTagger, type TaggedMessage } from './fitTagger.ts';
import { type TaggingData, type TaggingExample, taggingExamples } from './taggingExamples.ts';
import { kindOf, makeTagSet, type TagSet } from './tagSet.ts';
import { tokenFeatures } from './tokenFeatures.ts';
import { tokenise } from './tokenise.ts';

/** What {@link trainEntityTagger} depends on besides its data. */
export interface TrainEntityTaggerOptions {
  /** Called with the share of the work done in (0, 1]. May throw to stop the training. */
  readonly onProgress?: (done: number) => void;
}

/** Days are told by it while learning, so that they do not depend on when that happens: a Monday. */
const NOW = Date.UTC(2024, 0, 1);

/**
 * Learns to find values in messages, and what they are there, from the annotated utterances of a project. Deterministic:
 * the same utterances and entities, in whatever order, give the same tagger on every machine.
 *
 * @returns A tagger that finds nothing for a project without annotations.
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW for an entity whose pattern cannot be used.
 */
export function trainEntityTagger(
  project: TaggingData,
  { onProgress }: TrainEntityTaggerOptions = {},
): EntityTagger {
  const examples = taggingExamples(project);
  const tagSet = makeTagSet(
    examples.flatMap(({ annotations }) => annotations.map(({ entity, role }) => kindOf(entity, role))),
  );
  const extract = compileEntityExtractor(project.entities);
  const messages = examples.map((example): TaggedMessage => {
    const tokens = tokenise(example.text);
    const hits = extract(example.text, { locale: example.locale, now: NOW });
    const tags = tagsOf(example, tagSet);
    const inValues = new Set([...tags.keys()].filter((at) => tags[at] !== 0));
    return {
      tags,
      features: tokenFeatures(tokens, hits),
      masked: tokenFeatures(tokens, hits, inValues),
    };
  });
  const fitted = fitTagger(messages, tagSet, onProgress);
  return { kinds: tagSet.kinds, dataHash: entityDataHash(project), ...fitted };
}

/** The tag of every token; one that is annotated in part belongs to the value. */
function tagsOf({ text, annotations }: TaggingExample, { kinds }: TagSet): Int32Array {
  const places = new Map(kinds.map((kind, n) => [kind, n]));
  let begun: (typeof annotations)[number] | undefined;
  return Int32Array.from(tokenise(text), (token) => {
    const value = annotations.find(({ start, end }) => start < token.end && token.start < end);
    if (value === undefined) return 0;
    const begins = value !== begun;
    begun = value;
    return 2 * (places.get(kindOf(value.entity, value.role)) ?? 0) + (begins ? 1 : 2);
  });
}
