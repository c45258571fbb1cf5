/** What the model is told to answer when the sources do not hold the answer. */
export const refusalMarker = 'NO_ANSWER';

/** Whether a text is a refusal. The marker counts wherever it stands: a model that explains itself has refused too. */
export function isRefusal(text: string): boolean {
  return /\bNO[_ ]ANSWER\b/.test(text);
}
