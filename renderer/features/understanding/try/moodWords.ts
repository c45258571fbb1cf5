/** A mood in [-1, 1] in words, with the figure. @param mood - Undefined where the language has no lexicon. */
export function moodWords(mood: number | undefined): string {
  if (mood === undefined) return 'Cannot be told in this language';
  const words =
    mood <= -0.6
      ? 'Angry'
      : mood <= -0.2
        ? 'Displeased'
        : mood < 0.2
          ? 'Neutral'
          : mood < 0.6
            ? 'Pleased'
            : 'Delighted';
  return `${words} (${mood.toFixed(2)})`;
}
