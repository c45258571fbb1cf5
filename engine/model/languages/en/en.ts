import type { Language } from '../language.ts';
import { durations, numbers } from './numbers.ts';
import { sentiment } from './sentiment.ts';
import { texts } from './texts.ts';
import { corrections, everyday, stopWords, urgency, yesNo } from './words.ts';

/** English. */
export const en: Language = {
  id: 'en',
  name: 'English',
  yesNo,
  corrections,
  numbers,
  durations,
  urgency,
  sentiment,
  stopWords,
  everyday,
  texts,
};
