// Entries of the Ding dictionary: `German | variant :: English | variant`, alternatives separated by semicolons.

/** A German word or phrase with its translations. */
export interface DictionaryEntry {
  readonly german: string;
  readonly translations: readonly string[];
}

/** Marks of subjects that customers of a shop do not write about; lines with a whole question are kept. */
const special =
  /\[(?:zool|bot|chem|min|geol|pharm|biochem|phys|math|anat|ornith|hist|relig|mus|mil|astron|electr|biol|agr|naut|aviat|arch|constr|mach|techn|phil|ling|geogr|pol|jur|stat|phon|art|envir|meteo|statist|soc|psych|adm|archeol|gramm|sport|print|photo|med|cook)\.\]/;
const mostTranslations = 4;
const longest = 140;

/** The entries of a dictionary, in its order, each German phrase once. */
export function readDictionary(text: string): readonly DictionaryEntry[] {
  const found = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || (special.test(line) && !line.includes('?'))) continue;
    const [german, english] = line.split('::').map((side) => side.split('|'));
    if (german === undefined || english === undefined || german.length !== english.length) continue;
    german.forEach((variant, index) => {
      const translations = alternatives(english[index] ?? '').map((one) => one.replace(/^to (?=\w)/, ''));
      for (const phrase of alternatives(variant)) {
        if (phrase.length > longest) continue;
        const known = found.get(phrase) ?? [];
        for (const one of translations.slice(0, mostTranslations - 1))
          if (known.length < mostTranslations && !known.includes(one)) known.push(one);
        if (known.length > 0) found.set(phrase, known);
      }
    });
  }
  return [...found].map(([phrase, translations]) => ({ german: phrase, translations }));
}

/** The alternatives of a variant, without notes in brackets and placeholders such as "jdm." and "etw.". */
function alternatives(variant: string): readonly string[] {
  return variant
    .split(';')
    .map((one) =>
      one
        .replace(/\{[^}]*\}|\[[^\]]*\]|<[^>]*>|\([^)]*\)/g, ' ')
        .replace(/\b(?:jm|jmd|jmdm|jmdn|jdm|jdn|jds|jd|etw|sb|sth)\.(?:\/(?:jdm|jdn|etw|sth|sb)\.)?/g, ' ')
        .replace(/\s*\/\s*\S+/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^[\s;,/]+|[\s;,/]+$/g, ''),
    )
    .filter((one) => one !== '');
}
