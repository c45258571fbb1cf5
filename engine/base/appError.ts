import { formatLocation, type Location } from './location.ts';

/** The shape in which every error leaves a module, crosses a transport or reaches a person. */
export interface ErrorData {
  /** Stable, upper snake case, prefixed by area: `FLOW_DANGLING_TRANSITION`. */
  readonly code: string;
  /** What happened, one sentence without a final full stop. */
  readonly message: string;
  readonly location?: Location;
  /** What the reader can do about it, one sentence without a final full stop. */
  readonly remedy: string;
}

/**
 * An error with a remedy. Create it through a catalogue ({@link defineErrors}), so that each code has one meaning and
 * one remedy.
 */
export class AppError extends Error {
  readonly code: string;
  readonly location?: Location;
  readonly remedy: string;
  /** The HTTP status of the response if a request caused it; absent for other errors. */
  readonly status?: number;
  // Private, so that nothing that prints the error's properties prints them.
  readonly #params: object | undefined;

  /**
   * @param data - Code, texts and location.
   * @param options - Cause, HTTP status, and the params of the texts. None of them is part of the data.
   */
  constructor(
    data: ErrorData,
    options: {
      readonly cause?: unknown;
      readonly status?: number | undefined;
      readonly params?: object;
    } = {},
  ) {
    super(data.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = data.code;
    if (data.location !== undefined) this.location = data.location;
    this.remedy = data.remedy;
    if (options.status !== undefined) this.status = options.status;
    this.#params = options.params;
  }

  /** The params of the texts; undefined for an error that was received as data. Never leaves this process. */
  get params(): object | undefined {
    return this.#params;
  }

  /** The error as data, for transports and logs. Without the cause, which may contain confidential details. */
  toJSON(): ErrorData {
    const data = { code: this.code, message: this.message, remedy: this.remedy };
    return this.location === undefined ? data : { ...data, location: this.location };
  }

  /** Rebuilds an error that was received as data. */
  static fromJSON(data: ErrorData): AppError {
    return new AppError(data);
  }
}

/** Prints `CODE location: message. Remedy.` in one line. */
export function formatError(error: ErrorData): string {
  const location = error.location === undefined ? '' : formatLocation(error.location);
  const head = location === '' ? error.code : `${error.code} ${location}`;
  return `${head}: ${sentence(error.message)} ${sentence(error.remedy)}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
