import type { CorrectionWords } from './correctionWords.ts';

/** German. */
export const de: CorrectionWords = {
  markers: [
    'ich mein(?:e|te)',
    'sondern',
    'korrektur',
    'besser gesagt',
    'vertan',
    'verschrieben',
    'vertippt',
    'sollte .+ sein',
  ],
  hesitations: ['eigentlich', 'sorry', 'entschuldigung', 'stattdessen', 'vielmehr', 'doch lieber'],
  openings: ['nein', 'nee', 'nö', 'doch', 'moment', 'halt', 'warte'],
  rejections: ['andere[nrsm]?', 'falsche?[nrsm]?', 'verkehrte?[nrsm]?', 'ändern', 'stimmt nicht'],
  negators: ['statt', 'anstatt', 'anstelle von', 'nicht', 'keine?[nrsm]?'],
};
