/** Version of the document format that this code reads and writes; see `migrations/`. */
export const formatVersion = 2;
