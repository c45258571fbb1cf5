/** A word that announces a phone number, right before it. */
export const phoneWordBefore =
  /(?:\b(?:phone|tele(?:phone|fon)\w*|tel|call|mobile|cell|reach|text|dial|fax|whats\s?app|ruf\w*|handy\w*|mobil\w*))\b[^\d\n]{0,30}$/i;
