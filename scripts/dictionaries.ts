// npm run dictionaries [-- en de]: makes assets/dictionaries/*.words from pinned npm packages, which it downloads.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dictionaryWord, isCompound } from '../engine/nlu/dictionary/dictionary.ts';
import { writeWordFilter } from '../engine/nlu/dictionary/wordFilter.ts';
import { fetchPackage } from './lib/dictionaries/fetchPackage.ts';
import { hunspellForms } from './lib/dictionaries/hunspellForms.ts';
import { supplements } from './lib/dictionaries/supplements.ts';

/** Share of other words that are found in a filter. */
const falseShare = 0.002;
/** How many of the most frequent words of film subtitles are added to English: rarer ones are often misspelt or names. */
const subtitleWords = 30_000;

/** The words of each language. Sources and licences are listed in `assets/dictionaries/README.md`. */
const sources: Readonly<Record<string, () => string[]>> = {
  en: () => {
    const american = load('dictionary-en@4.0.0');
    const british = load('dictionary-en-gb@3.0.0');
    const subtitles = load('@zxcvbn-ts/language-en@4.1.1');
    return [
      ...hunspellForms(american.text('index.aff'), american.text('index.dic')),
      ...hunspellForms(british.text('index.aff'), british.text('index.dic')),
      ...subtitles.words('src/commonWords.json').slice(0, subtitleWords),
      ...subtitles.words('src/firstnames.json'),
    ];
  },
  de: () =>
    load('all-the-german-words@1.1.0')
      .words('woerter.json')
      .flatMap((word) => [word, withoutUmlauts(word)]),
  fr: () => load('an-array-of-french-words@2.0.0').words('index.json'),
  es: () => load('an-array-of-spanish-words@2.0.0').words('index.json'),
};

const downloads = mkdtempSync(join(tmpdir(), 'dialoom-dictionaries-'));
const load = (name: string) => fetchPackage(name, downloads);

/** How a German word is written where there are no keys for umlauts: "Größe", "Groesse". */
function withoutUmlauts(word: string): string {
  return word.toLowerCase().replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter);
}

/** The words of a text as messages are divided; "parking-space" is two. */
function dictionaryWords(texts: readonly string[]): Set<string> {
  const words = texts.flatMap((text) => text.split(/[^\p{L}\p{M}'’]+/u)).map(dictionaryWord);
  return new Set(words.filter((word) => /^\p{L}+$/u.test(word)));
}

/** Leaves out compounds of two words of the list, which the dictionary recognises anyway. */
function withoutCompounds(words: ReadonlySet<string>): Set<string> {
  const kept = new Set<string>();
  for (const word of [...words].sort((a, b) => a.length - b.length))
    if (!isCompound(word, (part) => kept.has(part))) kept.add(word);
  return kept;
}

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'assets', 'dictionaries');
mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
try {
  for (const [language, read] of Object.entries(sources)) {
    if (wanted.length > 0 && !wanted.includes(language)) continue;
    const words = dictionaryWords([...read(), ...(supplements[language] ?? '').split(/\s+/)]);
    const stored = language === 'de' ? withoutCompounds(words) : words;
    const file = writeWordFilter(stored, falseShare);
    writeFileSync(join(folder, `${language}.words`), file);
    console.log(`${language}: ${words.size} words, ${stored.size} stored, ${file.length} bytes`);
  }
} finally {
  rmSync(downloads, { recursive: true, force: true });
}
