// How lists are searched: in every view, in choices and in the palette.

/**
 * What a search finds: texts in which each of its words occurs, in any order and in any case. An empty search finds
 * everything.
 *
 * @param search - As it was typed, with words separated by spaces.
 */
export function searchWords(search: string): (text: string) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
}
