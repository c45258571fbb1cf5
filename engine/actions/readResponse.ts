import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { AppError } from '../base/appError.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { ActionOutput } from '../model/documents/action.ts';
import type { CompiledHttpAction } from './compileAction.ts';
import { actionErrors } from './errors.ts';

/** Maximum number of bytes of a response, before and after decompression. */
export const responseLimit = 1024 * 1024;

/** A response as data. */
export interface ActionResponse {
  readonly status: number;
  /** Names in lower case; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or text; null when empty. */
  readonly body: Json;
  /** The body as it was received, decoded. */
  readonly text: string;
  /** Set if the body is declared as JSON and is not: it is a text then. */
  readonly fault?: AppError;
}

const decoders = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync };

/**
 * Reads a whole response.
 *
 * @throws AppError ACTION_RESPONSE_TOO_LARGE, ACTION_RESPONSE_INVALID
 */
export async function readResponse(raw: {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
}): Promise<ActionResponse> {
  const headers = Object.fromEntries(
    Object.entries(raw.headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of raw.body) {
    size += chunk.length;
    if (size > responseLimit) throw actionErrors.ACTION_RESPONSE_TOO_LARGE({ limit: responseLimit });
    chunks.push(chunk);
  }
  const bytes = decompress(Buffer.concat(chunks), headers['content-encoding']);
  return { status: raw.statusCode, headers, ...parseBody(bytes, headers['content-type']) };
}

/** Compression is not requested, but some services compress anyway. */
function decompress(bytes: Buffer, encoding: string | undefined): Buffer {
  const name = encoding?.trim().toLowerCase();
  if (bytes.length === 0 || name === undefined || name === '' || name === 'identity') return bytes;
  if (!Object.hasOwn(decoders, name)) {
    throw actionErrors.ACTION_RESPONSE_INVALID({ reason: `its encoding ${name} is not supported` });
  }
  try {
    return decoders[name as keyof typeof decoders](bytes, { maxOutputLength: responseLimit });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw actionErrors.ACTION_RESPONSE_TOO_LARGE({ limit: responseLimit }, { cause });
    }
    throw actionErrors.ACTION_RESPONSE_INVALID({ reason: `it is not valid ${name}` }, { cause });
  }
}

function parseBody(bytes: Buffer, contentType = ''): Pick<ActionResponse, 'body' | 'text' | 'fault'> {
  const text = decodeText(bytes, /charset="?([^\s;"]+)/i.exec(contentType)?.[1] ?? 'utf-8');
  if (text.trim() === '') return { body: null, text };
  const isJson = /^[^;]*[/+]json\b/i.test(contentType);
  if (!isJson && contentType !== '') return { body: text, text };
  try {
    return { body: parseExactJson(text), text };
  } catch (cause) {
    if (!isJson) return { body: text, text };
    const reason = 'it is declared as JSON but is not valid JSON';
    return { body: text, text, fault: actionErrors.ACTION_RESPONSE_INVALID({ reason }, { cause }) };
  }
}

/**
 * Parses JSON like `JSON.parse`, but keeps numbers that would lose digits (ids beyond 2^53) as texts of these digits.
 *
 * @throws SyntaxError
 */
export function parseExactJson(text: string): Json {
  // A reviver makes parsing several times slower, and few texts have such numbers.
  if (!/\d{16}|[eE]\+?\d{3}/.test(text)) return JSON.parse(text) as Json;
  const revive = (_key: string, value: unknown, { source = '' }: { readonly source?: string }): unknown => {
    if (typeof value !== 'number') return value;
    const isExact = /[eE]/.test(source) ? Number.isFinite(value) : Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    return isExact ? value : source;
  };
  return (JSON.parse as (text: string, reviver: typeof revive) => Json)(text, revive);
}

function decodeText(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch (cause) {
    throw actionErrors.ACTION_RESPONSE_INVALID(
      { reason: `its charset ${charset} is not supported` },
      { cause },
    );
  }
}

/**
 * Computes the outputs of an action from its response.
 *
 * @throws AppError ACTION_OUTPUT_INVALID - An output has no value, or one of another type.
 */
export function mapOutput(output: CompiledHttpAction['output'], response: ActionResponse): JsonObject {
  const context: JsonObject = { status: response.status, headers: response.headers, body: response.body };
  const values = output.map(([name, { expression, type }]): readonly [string, Json] => {
    const fail = (reason: string, cause?: unknown) =>
      actionErrors.ACTION_OUTPUT_INVALID({ output: name, reason }, { cause });
    try {
      const value = expression.evaluate(context);
      const typed = value === null ? null : asType(type, value);
      if (typed === undefined) throw fail(`it must be a ${type}, but is a ${typeName(value)}`);
      return [name, typed];
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'ACTION_OUTPUT_INVALID') throw error;
      throw fail(error.message, error);
    }
  });
  return Object.fromEntries(values);
}

/** A value as a type of inputs and outputs: numbers and booleans become texts; undefined for one that does not fit. */
export function asType(type: ActionOutput['type'], value: Exclude<Json, null>): Json | undefined {
  if (type === 'json') return value;
  if (type === 'text') return typeof value === 'object' ? undefined : String(value);
  return typeof value === type ? value : undefined;
}

/** The type of a value, in the words of the documents. */
export function typeName(value: Json): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'string' ? 'text' : typeof value;
}
