/** Shown in place of a sensitive value or a secret. */
export const secretMask = '•••';
