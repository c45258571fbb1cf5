/** What a test question expects, in words. */
export function expectationWords(expect: string): string {
  if (expect === 'none') return 'No answer expected';
  const [source = '', passage] = expect.replace(/^knowledge\//, '').split('#');
  return passage === undefined ? `Expected from ${source}` : `Expected from ${source} › ${passage}`;
}
