/** The words of an intent's id, for data that name their intents no other way: `card_arrival` is "card arrival". */
export function wordsOfId(id: string): string {
  return id
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}
