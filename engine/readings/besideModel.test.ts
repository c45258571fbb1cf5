import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, readingGuards, readingKinds } from '../model/reading.ts';
import { decide } from './decide.ts';

const text = 'no wait, it fell apart in the wash and I want my money back today please';
const message = { text, nlu: { intents: [], entities: [] } };
const bounds = [0, 3, 9, 12, 17, 23, 33, 37, 39, 44, 54, text.length];

const byModel = { code: 'model', model: 'tiny', score: 0.9 } as const;

/** Any reading; every kind, also those that a model may not propose. */
function anyReading(evidence: readonly Reading['evidence'][number][]): fc.Arbitrary<Reading> {
  return fc
    .record({
      kind: fc.constantFrom(...readingKinds),
      about: fc.constantFrom('cancel', 'forget', 'farewell', 'wait', 'damaged', 'refund'),
      from: fc.nat({ max: bounds.length - 2 }),
      length: fc.integer({ min: 1, max: 4 }),
      score: fc.constantFrom(0.3, 0.5, 0.65, 0.69, 0.8, 0.97),
      reason: fc.constantFrom(...evidence),
      guards: fc.option(fc.constantFrom(...readingGuards), { nil: undefined, freq: 4 }),
    })
    .map(({ kind, about, from, length, score, reason, guards }) => ({
      kind,
      about,
      start: bounds[from] ?? 0,
      end: bounds[Math.min(bounds.length - 1, from + length)] ?? text.length,
      score,
      evidence: [reason],
      ...(guards !== undefined && { guards: [guards] }),
    }));
}

const found = anyReading([
  { code: 'phrase', phrase: 'x' },
  { code: 'whole' },
  { code: 'question' },
  { code: 'intent', intent: 'refund', confidence: 0.8 },
]);

/** What cannot be taken back, as far as it has its consequence. */
function irreversible(readings: readonly Reading[]): readonly Reading[] {
  return readings.filter(
    ({ kind, about }) =>
      kind === 'danger' ||
      kind === 'person' ||
      kind === 'control' ||
      kind === 'correction' ||
      (kind === 'act' && about === 'farewell'),
  );
}

describe('what a language model proposes', () => {
  it('changes nothing about what cannot be taken back', () => {
    fc.assert(
      fc.property(
        fc.array(found, { maxLength: 5 }),
        fc.array(anyReading([byModel]), { maxLength: 5 }),
        (readings, proposed) => {
          const without = decide(message, readings, 'en').chosen;
          const { chosen } = decide(message, [...readings, ...proposed], 'en');
          expect(irreversible(chosen)).toEqual(irreversible(without));
        },
      ),
    );
  });

  it('takes away only what is uncertain', () => {
    fc.assert(
      fc.property(
        fc.array(found, { maxLength: 5 }),
        fc.array(anyReading([byModel]), { maxLength: 5 }),
        (readings, proposed) => {
          const without = decide(message, readings, 'en').chosen;
          const { chosen } = decide(message, [...readings, ...proposed], 'en');
          for (const one of without) {
            if (chosen.includes(one)) continue;
            expect(['answer', 'question']).toContain(one.kind);
            expect(one.score).toBeLessThan(0.7);
          }
        },
      ),
    );
  });

  const proposal: Reading = {
    kind: 'answer',
    about: 'damaged',
    start: 12,
    end: 33,
    score: 0.69,
    evidence: [byModel],
    guards: ['unconfirmed'],
  };

  it('needs no confirmation where a reading found without it agrees', () => {
    const similar = { code: 'meaning', phrase: 'Damaged', similarity: 0.5 } as const;
    const weak: Reading = {
      kind: 'answer',
      about: 'damaged',
      start: 0,
      end: text.length,
      score: 0.4,
      evidence: [similar],
    };
    const { chosen, rejected } = decide(message, [weak, proposal], 'en');
    expect(chosen).toMatchObject([{ about: 'damaged', evidence: [similar, byModel] }]);
    expect(chosen[0]?.guards).toBeUndefined();
    expect(rejected).toEqual([]);
  });

  it('is asked about where an uncertain answer speaks against it', () => {
    const { guards: _, ...harmless } = proposal;
    const phrase = { code: 'phrase', phrase: 'wash' } as const;
    const other: Reading = {
      kind: 'answer',
      about: 'washing',
      start: 29,
      end: 33,
      score: 0.55,
      evidence: [phrase],
    };
    const { chosen } = decide(message, [other, harmless], 'en');
    expect(chosen).toMatchObject([{ about: 'damaged', guards: ['unconfirmed'] }]);
  });
});
