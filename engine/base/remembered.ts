import { AppError } from './appError.ts';
import { err, ok, type Result } from './result.ts';

/** How many results are kept; with more, it starts anew. */
const mostResults = 20_000;

/**
 * Remembers what a source was read as, or the error of reading it. Compiling is most of the work of a check, and most
 * sources are the same in the next one.
 */
export function remembered<T>(read: (source: string) => T): (source: string) => Result<T> {
  const known = new Map<string, Result<T>>();
  return (source) => {
    let result = known.get(source);
    if (result === undefined) {
      result = attempt(() => read(source));
      if (known.size >= mostResults) known.clear();
      known.set(source, result);
    }
    return result;
  };
}

function attempt<T>(run: () => T): Result<T> {
  try {
    return ok(run());
  } catch (error) {
    if (error instanceof AppError) return err(error);
    throw error;
  }
}
