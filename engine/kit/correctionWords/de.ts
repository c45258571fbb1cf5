import type { CorrectionWords } from './correctionWords.ts';

/** German. */
export const de: CorrectionWords = {
  markers: [
    'eigentlich',
    'ich mein(?:e|te)',
    'sorry',
    'entschuldigung',
    'sondern',
    'stattdessen',
    'vielmehr',
    'korrektur',
    'besser gesagt',
    'vertan',
    'verschrieben',
    'vertippt',
    'doch lieber',
    'sollte .+ sein',
  ],
  openings: ['nein', 'nee', 'nö', 'doch', 'moment', 'halt', 'warte'],
  rejections: ['andere[nrsm]?', 'falsche?[nrsm]?', 'verkehrte?[nrsm]?', 'ändern', 'stimmt nicht'],
  negators: ['statt', 'anstatt', 'anstelle von', 'nicht', 'keine?[nrsm]?'],
};
