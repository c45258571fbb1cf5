// How what a language model proposes is weighed: beside a decision that was made without it.
import { overlap } from '../model/entities/entityMatch.ts';
import { modelReadingKinds } from '../model/modelReadings.ts';
import type { Reading, ReadingKind } from '../model/reading.ts';

/** Whether only a language model speaks for a reading. */
export function isByModel({ evidence }: Reading): boolean {
  return evidence.length > 0 && evidence.every(({ code }) => code === 'model');
}

/** From this score on, what was found without a model stands. */
export const certainWithoutModel = 0.7;

/** Below this, a proposal is not worth asking about. */
const leastByModel = 0.45;

const mayPropose: ReadonlySet<ReadingKind> = new Set(modelReadingKinds);

/** Whether a chosen reading leaves no room for a request or an answer that a model proposes. */
export function stands({ kind, score, guards }: Reading): boolean {
  if (kind === 'fact' || kind === 'act' || kind === 'meta') return false;
  return (kind !== 'answer' && kind !== 'question') || guards !== undefined || score >= certainWithoutModel;
}

/**
 * Adds what a model proposes to what was chosen without it. It takes nothing away but an uncertain answer or question,
 * and adds one answer or request, or else facts. A reading that was found without the model agrees with it: then it needs
 * no confirmation. Where an uncertain answer with reasons of its own speaks against it, the customer is asked.
 *
 * @param without - The readings chosen without the model.
 * @param others - All readings that were found without the model.
 * @param proposed - Those of the model.
 */
export function addProposed(
  without: readonly Reading[],
  others: readonly Reading[],
  proposed: readonly Reading[],
): readonly Reading[] {
  if (without.some(stands)) return without;
  const remarks = without.filter(({ kind }) => kind !== 'answer' && kind !== 'question');
  const uncertain = without.filter((one) => !remarks.includes(one));
  const free = proposed
    .filter(
      (one) =>
        mayPropose.has(one.kind) &&
        one.score >= leastByModel &&
        !remarks.some((other) => overlap(one, other)),
    )
    .toSorted((a, b) => b.score - a.score);
  const [best] = free.filter(
    ({ kind, score }) => kind !== 'fact' && uncertain.every((other) => other.score < score),
  );
  if (best !== undefined) return [...remarks, weighed(best, uncertain, others)];
  if (uncertain.length > 0) return without;
  const facts = free.filter(
    ({ kind, about }, index) =>
      kind === 'fact' &&
      free.findIndex((other) => other.kind === 'fact' && other.about === about) === index &&
      !without.some((other) => other.kind === 'fact' && other.about === about),
  );
  return [...without, ...facts];
}

function weighed(best: Reading, uncertain: readonly Reading[], others: readonly Reading[]): Reading {
  const agreeing = others.find((other) => other.guards === undefined && isSame(best, other));
  const { guards = [], ...unguarded } = best;
  if (agreeing !== undefined) {
    const left = guards.filter((guard) => guard !== 'unconfirmed');
    const evidence = [...agreeing.evidence, ...best.evidence];
    return { ...unguarded, evidence, ...(left.length > 0 && { guards: left }) };
  }
  const isContradicted = uncertain.some(({ evidence }) =>
    evidence.some(({ code }) => code !== 'question' && code !== 'whole' && code !== 'meaning'),
  );
  return isContradicted && !guards.includes('unconfirmed')
    ? { ...unguarded, guards: [...guards, 'unconfirmed'] }
    : best;
}

function isSame(one: Reading, other: Reading): boolean {
  return one.kind === other.kind && one.about === other.about && one.value === other.value;
}
