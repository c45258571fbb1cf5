import { seededRandom, shuffle } from './deterministic.ts';
import { scoreWithLexicalHead, scoreWithMeaningHead, trainLexicalHead, trainMeaningHead } from './heads.ts';

/** A model's prediction for an example that it was not trained on. */
export interface HeldOutPrediction {
  /** Scores of the classes that this model was trained on. */
  readonly scores: Float64Array;
  readonly coverage: number;
  /**
   * Index of the true class in `scores`; undefined if the whole class was held out, which makes the example out of
   * scope.
   */
  readonly target: number | undefined;
}

/** A held-out prediction with the heads separate: `scores` are by words alone. */
export interface HeldOutByHead extends HeldOutPrediction {
  /** Scores by meaning; undefined without an encoder's vectors. */
  readonly meaning: Float64Array | undefined;
}

/** A message that a designer has marked as out of scope. */
export interface OutsideMessage {
  readonly utterance: readonly string[];
  readonly vector: Float32Array | undefined;
}

/** Examples by class and the settings of a cross-validation. */
export interface CrossValidation {
  /** Words of each example. */
  readonly utterances: readonly (readonly string[])[];
  /** An encoder's vector of each example, if there is an encoder. */
  readonly vectors?: readonly Float32Array[] | undefined;
  readonly targets: Int32Array;
  readonly classes: number;
  /** Indexes of examples that are always in the training data and never predicted: the intents' names. */
  readonly kept?: ReadonlySet<number>;
  /** Messages known to show none of the classes. */
  readonly outside?: readonly OutsideMessage[];
  /** Number of parts. */
  readonly folds: number;
  /** How many of the parts are held out in turn; fewer than `folds` saves time if there is plenty of data. */
  readonly rounds: number;
}

/**
 * Trains on part of the examples and predicts the rest, in rounds. Each round holds out a part of every class, to
 * measure confidence on known intents, and some whole classes, to measure confidence on unknown ones: held-out intents
 * are the best substitute for out-of-scope messages that every project has.
 *
 * With fewer than three classes none is held out completely, because a model needs two to compare.
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
    const heldOutClasses = new Set(classes < 3 ? [] : classOrder.filter((_, rank) => rank % folds === round));
    const classIndexes = new Map<number, number>();
    const training: number[] = [];
    const inScope: number[] = [];
    const outOfScope: number[] = [];
    byClass.forEach((members, c) => {
      if (heldOutClasses.has(c)) {
        outOfScope.push(...members);
        return;
      }
      classIndexes.set(c, classIndexes.size);
      // The only example of a class stays in the training data; otherwise the class would be unknown.
      members.forEach((n, rank) => {
        (members.length > 1 && rank % folds === round ? inScope : training).push(n);
      });
    });
    training.push(...[...kept].filter((n) => classIndexes.has(targets[n] ?? -1)));
    const places = Int32Array.from(training, (n) => classIndexes.get(targets[n] ?? -1) ?? 0);
    const share = vectors === undefined ? 1 : 0.5;
    const words = trainLexicalHead(pick(utterances, training), places, classIndexes.size, (done) =>
      onPass?.((round + share * done) / rounds),
    );
    const meaning =
      vectors === undefined
        ? undefined
        : trainMeaningHead(pick(vectors, training), places, classIndexes.size, (done) =>
            onPass?.((round + share + share * done) / rounds),
          );
    const predict = (utterance: readonly string[], vector: Float32Array | undefined, target?: number) => {
      predictions.push({
        ...scoreWithLexicalHead(words, utterance),
        meaning:
          meaning === undefined || vector === undefined ? undefined : scoreWithMeaningHead(meaning, vector),
        target,
      });
    };
    for (const n of [...inScope, ...outOfScope])
      predict(utterances[n] ?? [], vectors?.[n], classIndexes.get(targets[n] ?? -1));
    // Each is predicted only once, so that it does not count twice.
    outside.forEach(({ utterance, vector }, n) => {
      if (n % rounds === round) predict(utterance, vector);
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
