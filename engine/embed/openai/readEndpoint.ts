import type { OpenAiEncoder } from '../../model/encoder.ts';
import type { EncoderContext } from '../encoderContext.ts';
import { encoderErrors } from '../errors.ts';

/** Where embeddings are asked for. */
export interface EmbeddingsEndpoint {
  /** Address of the embeddings themselves. */
  readonly url: string;
  readonly origin: string;
  readonly apiKey: string | undefined;
}

const variableHead = /^\{\{\s*env\.([A-Z][A-Z0-9_]*)\s*\}\}(.*)$/s;

/**
 * Finds the address and the key of an endpoint. Only declared variables and secrets are read.
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
    throw encoderErrors.ENCODER_URL_INVALID({ reason: 'it is no http or https address' });
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw encoderErrors.ENCODER_URL_INVALID({
      reason: 'it holds a password; name a secret in apiKey instead',
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
  const known = Object.hasOwn(declared.variables, variable) ? declared.variables[variable] : undefined;
  const value = known === undefined ? undefined : env[variable] || known.default;
  if (value === undefined || value === '') throw encoderErrors.ENCODER_VARIABLE_MISSING({ variable });
  return value.trim().replace(/\/+$/, '');
}

function secretOf(
  variable: string,
  declared: EncoderContext['declared'],
  env: EncoderContext['env'],
): string {
  // A secret read from a file often ends in a line break, which no header can carry.
  const value = Object.hasOwn(declared.secrets, variable) ? (env[variable]?.trim() ?? '') : '';
  if (value === '') throw encoderErrors.ENCODER_VARIABLE_MISSING({ variable });
  return value;
}
