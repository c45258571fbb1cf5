import { seededRandom, shuffle } from '../classifier/deterministic.ts';
import { compileEntityExtractor } from '../compileEntityExtractor.ts';
import { decodeTags, type EntityTagger, kindOf, makeTagSet, type TagSet } from './entityTagger.ts';
import { entityDataHash } from './entityTaggerFile.ts';
import { type TaggingData, type TaggingExample, taggingExamples } from './taggingExamples.ts';
import { tokenFeatures, tokenise } from './tokenFeatures.ts';

/** A message to learn from. */
interface TaggedMessage {
  /** Hashes by token. */
  readonly features: readonly Int32Array[];
  /** The same without the identity of the words in values; used every other time. */
  readonly masked: readonly Int32Array[];
  /** The right tag of every token. */
  readonly tags: Int32Array;
}

const EPOCHS = 12;
const SEED = 20_090_605;

/**
 * Fits an averaged structured perceptron (Collins 2002, "Discriminative Training Methods for Hidden Markov Models"): it
 * tags each message with what it knows, and moves weights from the tags that are wrong to those that are right. Tags of
 * one entity in different roles share columns, so that what tells a city from other words is learnt once. All updates
 * are whole numbers: the same messages in the same order give the same weights on every machine.
 *
 * @param onEpoch - Called with the share of the work done; may throw to stop.
 */
function fitTagger(
  messages: readonly TaggedMessage[],
  tagSet: TagSet,
  onEpoch?: (done: number) => void,
): Pick<EntityTagger, 'hashes' | 'weights' | 'transitions'> {
  const { size, columns, shared } = tagSet;
  const rows = new Map<number, number>();
  const rowsOf = (hashes: Int32Array): Int32Array =>
    hashes.map((hash) => {
      const row = rows.get(hash) ?? rows.size;
      rows.set(hash, row);
      return row;
    });
  const prepared = messages.map(({ features, masked, tags }) => ({
    tags,
    features: features.map(rowsOf),
    masked: masked.map(rowsOf),
  }));
  const weights = averaged(rows.size * columns);
  const transitions = averaged((size + 1) * size);
  const random = seededRandom(SEED);
  const order = Int32Array.from(prepared, (_, n) => n);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const n of order) {
      const message = prepared[n];
      if (message === undefined) continue;
      const features = random.next() < 0.5 ? message.masked : message.features;
      step++;
      const found = decodeTags(scoresOf(features, weights.now, tagSet), transitions.now, size);
      update(found, message.tags, features, step);
    }
    onEpoch?.((epoch + 1) / EPOCHS);
  }

  function update(found: Int32Array, right: Int32Array, features: readonly Int32Array[], at: number): void {
    for (let token = 0; token < right.length; token++) {
      const [is, should] = [found[token] ?? 0, right[token] ?? 0];
      const [wasBefore, shouldBefore] =
        token === 0 ? [-1, -1] : [found[token - 1] ?? 0, right[token - 1] ?? 0];
      if (is !== should || wasBefore !== shouldBefore) {
        transitions.add((wasBefore + 1) * size + is, -1, at);
        transitions.add((shouldBefore + 1) * size + should, 1, at);
      }
      if (is === should) continue;
      for (const row of features[token] ?? []) {
        for (const [tag, by] of [
          [is, -1],
          [should, 1],
        ] as const) {
          weights.add(row * columns + tag, by, at);
          const column = shared[tag] ?? -1;
          if (column >= 0) weights.add(row * columns + column, by, at);
        }
      }
    }
  }
  return { ...rowsByHash(rows, weights.mean(step), tagSet), transitions: transitions.mean(step) };
}

/** Scores by token and tag. */
function scoresOf(features: readonly Int32Array[], weights: Float64Array, tagSet: TagSet): Float64Array {
  const { size, columns, shared } = tagSet;
  const scores = new Float64Array(features.length * size);
  features.forEach((rows, token) => {
    for (const row of rows) {
      for (let tag = 0; tag < size; tag++) {
        const column = shared[tag] ?? -1;
        const common = column < 0 ? 0 : (weights[row * columns + column] ?? 0);
        scores[token * size + tag] =
          (scores[token * size + tag] ?? 0) + (weights[row * columns + tag] ?? 0) + common;
      }
    }
  });
  return scores;
}

/** Weights, and their mean over all steps, kept up lazily. */
function averaged(length: number) {
  const now = new Float64Array(length);
  const sums = new Float64Array(length);
  return {
    now,
    add: (place: number, by: number, step: number): void => {
      now[place] = (now[place] ?? 0) + by;
      sums[place] = (sums[place] ?? 0) + by * (step - 1);
    },
    mean: (steps: number): Float32Array =>
      Float32Array.from(now, (weight, place) => (steps === 0 ? 0 : weight - (sums[place] ?? 0) / steps)),
  };
}

/** One row for each feature that has a weight, in the order of the hashes, the shared columns added to the tags'. */
function rowsByHash(rows: ReadonlyMap<number, number>, means: Float32Array, tagSet: TagSet) {
  const { size, columns, shared } = tagSet;
  const kept = [...rows]
    .filter(([, row]) => means.subarray(row * columns, (row + 1) * columns).some((weight) => weight !== 0))
    .sort(([a], [b]) => a - b);
  const weights = new Float32Array(kept.length * size);
  kept.forEach(([, row], n) => {
    for (let tag = 0; tag < size; tag++) {
      const column = shared[tag] ?? -1;
      weights[n * size + tag] =
        (means[row * columns + tag] ?? 0) + (column < 0 ? 0 : (means[row * columns + column] ?? 0));
    }
  });
  return { hashes: Int32Array.from(kept, ([hash]) => hash), weights };
}

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
