/** A text of the same format that tells nothing: letters become x or X, digits 0. */
export function maskCharacters(text: string): string {
  return text.replaceAll(/\p{Nd}|\p{L}/gu, maskCharacter);
}

function maskCharacter(character: string): string {
  if (/\p{Nd}/u.test(character)) return '0';
  return /\p{Lu}/u.test(character) ? 'X' : 'x';
}
