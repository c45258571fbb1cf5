import { seededRandom, shuffle } from './deterministic.ts';
import { scoreWithLexicalHead, scoreWithMeaningHead, trainLexicalHead, trainMeaningHead } from './heads.ts';

/** What a model said about an example that was kept from it. */
export interface HeldOutPrediction {
  /** Scores of the classes that this model was trained on. */
  readonly scores: Float64Array;
  readonly coverage: number;
  /** Place of the true class in `scores`; undefined when the whole class was kept from the model: out of scope. */
  readonly target: number | undefined;
}

/** The same with both heads apart: `scores` are by words alone. */
export interface HeldOutByHead extends HeldOutPrediction {
  /** Scores by meaning; absent without an encoder's vectors. */
  readonly meaning: Float64Array | undefined;
}

/** A message that shows none of a project's intents, said so by its designer. */
export interface OutsideMessage {
  readonly utterance: readonly string[];
  readonly vector: Float32Array | undefined;
}

/** Examples by class, and how many parts to make of them. */
export interface CrossValidation {
  /** Words of each example. */
  readonly utterances: readonly (readonly string[])[];
  /** An encoder's vector of each example, where there is one. */
  readonly vectors?: readonly Float32Array[] | undefined;
  readonly targets: Int32Array;
  readonly classes: number;
  /** Places of examples that are always learnt from and never predicted: the intents' names. */
  readonly kept?: ReadonlySet<number>;
  /** Messages known to show none of the classes. */
  readonly outside?: readonly OutsideMessage[];
  /** Number of parts. */
  readonly folds: number;
  /** How many of the parts are held out in turn; fewer than `folds` saves time where data abound. */
  readonly rounds: number;
}

/**
 * Trains on part of the examples and predicts the rest, in rounds. Each round keeps from the model a part of
 * every class, to see how sure it is of what it knows, and some whole classes, to see how sure it is of what it
 * does not know: other intents are the best stand-in for out-of-scope messages that every project has.
 *
 * With fewer than three classes none is held out whole, since a model needs two to compare.
 */
export function crossValidate(
  validation: CrossValidation,
  onPass?: (done: number) => void,
): readonly HeldOutByHead[] {
  const { utterances, vectors, targets, classes, folds, rounds } = validation;
  const { kept = new Set<number>(), outside = [] } = validation;
  const random = seededRandom(7);
  const byClass = Array.from({ length: classes }, (): number[] => []);
  targets.forEach((target, n) => {
    if (!kept.has(n)) byClass[target]?.push(n);
  });
  for (const members of byClass) shuffle(members, random);
  const classOrder = Array.from({ length: classes }, (_, c) => c);
  shuffle(classOrder, random);

  const predictions: HeldOutByHead[] = [];
  for (let round = 0; round < rounds; round++) {
    const unknown = new Set(classes < 3 ? [] : classOrder.filter((_, rank) => rank % folds === round));
    const known = new Map<number, number>();
    const training: number[] = [];
    const inScope: number[] = [];
    const outOfScope: number[] = [];
    byClass.forEach((members, c) => {
      if (unknown.has(c)) {
        outOfScope.push(...members);
        return;
      }
      known.set(c, known.size);
      // The only example of a class stays in training: without it the class would be unknown.
      members.forEach((n, rank) => {
        (members.length > 1 && rank % folds === round ? inScope : training).push(n);
      });
    });
    training.push(...[...kept].filter((n) => known.has(targets[n] ?? -1)));
    const places = Int32Array.from(training, (n) => known.get(targets[n] ?? -1) ?? 0);
    const share = vectors === undefined ? 1 : 0.5;
    const words = trainLexicalHead(pick(utterances, training), places, known.size, (done) =>
      onPass?.((round + share * done) / rounds),
    );
    const meaning =
      vectors === undefined
        ? undefined
        : trainMeaningHead(pick(vectors, training), places, known.size, (done) =>
            onPass?.((round + share + share * done) / rounds),
          );
    const judge = (utterance: readonly string[], vector: Float32Array | undefined, target?: number) => {
      predictions.push({
        ...scoreWithLexicalHead(words, utterance),
        meaning:
          meaning === undefined || vector === undefined ? undefined : scoreWithMeaningHead(meaning, vector),
        target,
      });
    };
    for (const n of [...inScope, ...outOfScope])
      judge(utterances[n] ?? [], vectors?.[n], known.get(targets[n] ?? -1));
    // Each is predicted once: a second opinion on the same message would only make it count twice.
    outside.forEach(({ utterance, vector }, n) => {
      if (n % rounds === round) judge(utterance, vector);
    });
  }
  return predictions;
}

function pick<T>(items: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((place) => {
    const item = items[place];
    return item === undefined ? [] : [item];
  });
}
