/** Stands where a sensitive value was. */
export const secretMask = '•••';
