import type { Language } from '../language.ts';
import { dates } from './dates.ts';
import { money, names, numbers, spoken } from './values.ts';

/** Italian, as far as values are read. */
export const it: Language = {
  id: 'it',
  name: 'Italian',
  yesNo: null,
  corrections: null,
  talk: null,
  joiners: null,
  privateData: null,
  numbers,
  money,
  spoken,
  dates,
  times: null,
  names,
  address: null,
  durations: null,
  urgency: null,
  sentiment: null,
  stopWords: null,
  everyday: null,
  texts: null,
};
