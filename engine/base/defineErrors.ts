import { AppError, type ErrorData } from './appError.ts';
import type { Location } from './location.ts';

/** What a catalogue says about one code. Both texts may depend on parameters of the occurrence. */
export interface ErrorDefinition<P> {
  readonly message: (params: P) => string;
  readonly remedy: string | ((params: P) => string);
  /**
   * HTTP status of the answer where a request met this error: 4xx when the request is at fault. Without one, a request
   * that meets it is answered as an internal error, and the details go to the log only.
   */
  readonly status?: number;
}

/** Where and from what one occurrence of an error came. */
export interface ErrorOccurrence {
  readonly location?: Location;
  readonly cause?: unknown;
}

/** What a catalogue is made of: a definition for each code. */
export type ErrorDefinitions = Record<string, ErrorDefinition<never>>;
type ParamsOf<D> = D extends ErrorDefinition<infer P> ? P : never;

/** Makes the errors of one module, by code. */
export type ErrorCatalogue<D extends ErrorDefinitions> = {
  readonly [C in keyof D]: (params: ParamsOf<D[C]>, occurrence?: ErrorOccurrence) => AppError;
};

/**
 * Declares a module's error codes in one readable place, with what each says and how to mend it.
 *
 * @example
 * export const errors = defineErrors({
 *   KB_SOURCE_UNREADABLE: {
 *     message: (p: { file: string }) => `The knowledge source ${p.file} cannot be read`,
 *     remedy: 'Check that the file exists and that you have permission to read it',
 *   },
 * });
 * throw errors.KB_SOURCE_UNREADABLE({ file: 'faq.md' }, { location: { file: 'knowledge/faq.md' } });
 *
 * @param definitions - One entry a code; codes are unique across the product (tested).
 * @returns A maker for each code.
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
