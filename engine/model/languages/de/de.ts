import type { Language } from '../language.ts';
import { durations, numbers } from './numbers.ts';
import { sentiment } from './sentiment.ts';
import { texts } from './texts.ts';
import { corrections, everyday, urgency, yesNo } from './words.ts';

/** German. */
export const de: Language = {
  id: 'de',
  name: 'German',
  yesNo,
  corrections,
  numbers,
  durations,
  urgency,
  sentiment,
  stopWords: null,
  everyday,
  texts,
};
