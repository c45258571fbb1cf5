import { scoreWithLexicalHead, trainLexicalHead } from './lexicalHead.ts';
import { seededRandom, shuffle } from './seededRandom.ts';

/** What a model said about an example that was kept from it. */
export interface HeldOutPrediction {
  /** Scores of the classes that this model was trained on. */
  readonly scores: Float64Array;
  readonly coverage: number;
  /** Place of the true class in `scores`; undefined when the whole class was kept from the model: out of scope. */
  readonly target: number | undefined;
}

/** Examples by class, and how many parts to make of them. */
export interface CrossValidation {
  /** Words of each example. */
  readonly utterances: readonly (readonly string[])[];
  readonly targets: Int32Array;
  readonly classes: number;
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
  { utterances, targets, classes, folds, rounds }: CrossValidation,
  onPass?: (done: number) => void,
): readonly HeldOutPrediction[] {
  const random = seededRandom(7);
  const byClass = Array.from({ length: classes }, (): number[] => []);
  targets.forEach((target, n) => {
    byClass[target]?.push(n);
  });
  for (const members of byClass) shuffle(members, random);
  const classOrder = Array.from({ length: classes }, (_, c) => c);
  shuffle(classOrder, random);

  const predictions: HeldOutPrediction[] = [];
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
    const head = trainLexicalHead(
      pick(utterances, training),
      Int32Array.from(training, (n) => known.get(targets[n] ?? -1) ?? 0),
      known.size,
      (done) => onPass?.((round + done) / rounds),
    );
    for (const n of [...inScope, ...outOfScope]) {
      const utterance = utterances[n] ?? [];
      predictions.push({ ...scoreWithLexicalHead(head, utterance), target: known.get(targets[n] ?? -1) });
    }
  }
  return predictions;
}

function pick<T>(items: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((place) => {
    const item = items[place];
    return item === undefined ? [] : [item];
  });
}
