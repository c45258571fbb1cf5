const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

// Unicode's rules end a sentence after any full stop before a capital letter, but not after these. A single letter is
// an initial or half of an abbreviation such as "z. B.".
const endsInAbbreviation =
  /(?:^|[\s(])(?:\p{L}|e\.g|i\.e|vs|approx|mr|mrs|ms|dr|prof|inc|ltd|max|min|incl|excl|bzw|ca|inkl|zzgl)\.\s*$/iu;

/**
 * Splits text into sentences by Unicode's rules (UAX #29), rejoined at common abbreviations.
 *
 * @param text - One paragraph.
 * @returns Trimmed sentences in order; none for blank text.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenter.segment(text)) {
    open += segment;
    if (endsInAbbreviation.test(open)) continue;
    if (open.trim() !== '') sentences.push(open.trim());
    open = '';
  }
  if (open.trim() !== '') sentences.push(open.trim());
  return sentences;
}
