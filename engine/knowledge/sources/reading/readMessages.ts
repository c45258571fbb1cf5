import type { ErrorData } from '../../../base/appError.ts';
import type { Passage } from '../chunk.ts';

/** What the reading worker answers for one source. */
export type ReadReply = { readonly passages: readonly Passage[] } | { readonly error: ErrorData };
