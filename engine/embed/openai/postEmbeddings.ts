import { AppError } from '../../base/appError.ts';
import { networkReason } from '../../base/networkReason.ts';
import { secretMask } from '../../base/secretMask.ts';
import { isTransientStatus } from '../../base/transientStatus.ts';
import type { OpenAiEncoder } from '../../model/encoder.ts';
import type { EncoderContext } from '../encoderContext.ts';
import { encoderErrors } from '../errors.ts';

/** An embeddings endpoint. */
export interface EmbeddingsEndpoint {
  /** URL of the embeddings themselves. */
  readonly url: string;
  readonly origin: string;
  readonly apiKey: string | undefined;
}

const variableHead = /^\{\{\s*env\.([A-Z][A-Z0-9_]*)\s*\}\}(.*)$/s;

/**
 * Determines the URL and the key of an endpoint. Only declared variables and secrets are read.
 *
 * @throws AppError ENCODER_VARIABLE_MISSING, ENCODER_URL_INVALID
 */
export function readEndpoint(
  { url, apiKey: secret }: OpenAiEncoder,
  { declared, env }: Pick<EncoderContext, 'declared' | 'env'>,
): EmbeddingsEndpoint {
  const [, variable, rest = ''] = variableHead.exec(url) ?? [];
  const base = variable === undefined ? url : `${variableOf(variable, declared, env)}${rest}`;
  const parsed = URL.parse(base);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw encoderErrors.ENCODER_URL_INVALID({ reason: 'it is not an http or https URL' });
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw encoderErrors.ENCODER_URL_INVALID({
      reason: 'it contains a password; use a secret in apiKey instead',
    });
  }
  return {
    url: `${base.replace(/\/+$/, '')}/embeddings`,
    origin: parsed.origin,
    apiKey: secret === undefined ? undefined : secretOf(secret, declared, env),
  };
}

function variableOf(
  variable: string,
  declared: EncoderContext['declared'],
  env: EncoderContext['env'],
): string {
  const declaredVariable = Object.hasOwn(declared.variables, variable)
    ? declared.variables[variable]
    : undefined;
  const value = declaredVariable === undefined ? undefined : env[variable] || declaredVariable.default;
  if (value === undefined || value === '') throw encoderErrors.ENCODER_VARIABLE_MISSING({ variable });
  return value.trim().replace(/\/+$/, '');
}

function secretOf(
  variable: string,
  declared: EncoderContext['declared'],
  env: EncoderContext['env'],
): string {
  // A secret read from a file often ends in a line break, which is not allowed in headers.
  const value = Object.hasOwn(declared.secrets, variable) ? (env[variable]?.trim() ?? '') : '';
  if (value === '') throw encoderErrors.ENCODER_VARIABLE_MISSING({ variable });
  return value;
}

/** A transient failure, such as no connection or a busy server. */
export class TransientFault extends Error {
  readonly error: AppError;
  /** Milliseconds that the server asks clients to wait. */
  readonly pauseMs: number;

  constructor(error: AppError, pauseMs: number) {
    super(error.message);
    this.error = error;
    this.pauseMs = pauseMs;
  }
}

/** More than the size of 256 vectors of 8,192 numbers. */
const maxBytes = 64 * 1024 * 1024;

/**
 * Sends one request to an endpoint.
 *
 * @returns The body of a successful answer.
 * @throws TransientFault, AppError ENCODER_UNAUTHORISED, ENCODER_MODEL_UNKNOWN, ENCODER_REFUSED, ENCODER_BAD_ANSWER, or
 *   the reason of the signal.
 */
export async function postEmbeddings(
  { url, origin, apiKey }: EmbeddingsEndpoint,
  request: { readonly model: string; readonly input: readonly string[] },
  signal: AbortSignal,
): Promise<string> {
  let response: Response;
  let body: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(request),
      // Neither the key nor customers' messages may be sent to another host.
      redirect: 'error',
      signal,
    });
    body = await readBody(response, origin);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (cause instanceof AppError) throw cause;
    throw new TransientFault(
      encoderErrors.ENCODER_UNREACHABLE({ origin, reason: networkReason(causeOf(cause)) }, { cause }),
      0,
    );
  }
  if (response.ok) return body;
  const { status } = response;
  if (status === 401 || status === 403) throw encoderErrors.ENCODER_UNAUTHORISED({ origin, status });
  if (status === 404) throw encoderErrors.ENCODER_MODEL_UNKNOWN({ origin, model: request.model });
  const refused = encoderErrors.ENCODER_REFUSED({ origin, status, reason: messageOf(body, apiKey) });
  if (!isTransientStatus(status)) throw refused;
  throw new TransientFault(refused, pauseOf(response.headers.get('retry-after')));
}

async function readBody(response: Response, origin: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) {
      throw encoderErrors.ENCODER_BAD_ANSWER({ origin, reason: `it is larger than ${maxBytes} bytes` });
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * The error message of a server: `{"error": {"message"}}`, `{"error": "…"}`, or the plain text; never contains the key.
 */
function messageOf(body: string, apiKey: string | undefined): string {
  const message = /"(?:message|error|detail)"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(body)?.[1];
  const text = message === undefined ? body : String(JSON.parse(message));
  return (apiKey === undefined ? text : text.replaceAll(apiKey, secretMask))
    .replaceAll(/\s+/g, ' ')
    .slice(0, 200)
    .trim();
}

function pauseOf(header: string | null): number {
  return /^\d+$/.test(header?.trim() ?? '') ? Number(header) * 1_000 : 0;
}

/** The error of `fetch` only says that it failed; the reason is in its cause. */
function causeOf(thrown: unknown): unknown {
  return thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
}
