import { AppError, type ErrorData } from './appError.ts';
import type { Location } from './location.ts';

/** The texts of one code. Both may depend on the params of the occurrence. */
export interface ErrorDefinition<P> {
  readonly message: (params: P) => string;
  readonly remedy: string | ((params: P) => string);
  /**
   * HTTP status of the response if a request caused the error: 4xx if the request is at fault. Without one, the
   * request is answered with an internal error, and the details only go to the log.
   */
  readonly status?: number;
}

/** Location and cause of one occurrence of an error. */
export interface ErrorOccurrence {
  readonly location?: Location;
  readonly cause?: unknown;
}

/** The definitions of a catalogue, by code. */
export type ErrorDefinitions = Record<string, ErrorDefinition<never>>;
type ParamsOf<D> = D extends ErrorDefinition<infer P> ? P : never;

/** Functions that create the errors of a module, by code. */
export type ErrorCatalogue<D extends ErrorDefinitions> = {
  readonly [C in keyof D]: (params: ParamsOf<D[C]>, occurrence?: ErrorOccurrence) => AppError;
};

/**
 * Declares a module's error codes with their messages and remedies.
 *
 * @example
 * export const errors = defineErrors({
 *   KB_SOURCE_UNREADABLE: {
 *     message: (p: { file: string }) => `The knowledge source ${p.file} cannot be read`,
 *     remedy: 'Check that the file exists and that you have permission to read it',
 *   },
 * });
 * throw errors.KB_SOURCE_UNREADABLE({ file: 'faq.md' }, { location: { file: 'knowledge/faq.md' } });
 * @param definitions - One entry per code; codes are unique across the product (tested).
 * @returns A function for each code.
 */
export function defineErrors<const D extends ErrorDefinitions>(definitions: D): ErrorCatalogue<D> {
  const make = (code: string, definition: ErrorDefinition<never>) => {
    return (params: never, occurrence: ErrorOccurrence = {}): AppError => {
      const { remedy } = definition;
      const data: ErrorData = {
        code,
        message: definition.message(params),
        remedy: typeof remedy === 'string' ? remedy : remedy(params),
        ...(occurrence.location === undefined ? {} : { location: occurrence.location }),
      };
      const { status } = definition;
      return new AppError(data, { cause: occurrence.cause, status, params: params ?? {} });
    };
  };
  return Object.fromEntries(
    Object.entries(definitions).map(([code, definition]) => [code, make(code, definition)]),
  ) as ErrorCatalogue<D>;
}
