const ENGLISH = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen twenty'
).split(' ');
const GERMAN = (
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn ' +
  'siebzehn achtzehn neunzehn zwanzig'
).split(' ');

/** Number words from 0 to 20 by language. */
export const numberWords: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: new Map(ENGLISH.map((word, number) => [word, number])),
  de: new Map(GERMAN.map((word, number) => [word, number])),
};
