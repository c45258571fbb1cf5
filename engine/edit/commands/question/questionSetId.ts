import { z } from 'zod';

/** Id of a set of test questions, as its file name says it: never a path out of `tests/`. */
export const questionSetId = z.string().regex(/^[^./\\][^/\\]*$/, {
  error: 'must be a name without slashes that does not begin with a dot',
});
