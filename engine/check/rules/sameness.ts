/** What is left of an utterance when case, punctuation and spacing do not count. */
export function sameness(utterance: string): string {
  const words = utterance
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? utterance : words;
}
