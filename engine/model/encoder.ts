import { z } from 'zod';
import { variableName } from './identifier.ts';

/** Checksum of a file. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');

/** Name of a model on a hub, `Xenova/all-MiniLM-L6-v2`; it becomes part of URLs and of file names. */
export const modelName = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)?$/,
    'must be the name of a model such as Xenova/all-MiniLM-L6-v2',
  );

/** A branch, tag or commit of a model. */
export const revision = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*$/, 'must be a branch, tag or commit such as main');

/** Path of a model's file, relative to its folder: `onnx/model.onnx`. */
/** A file of a model. */
export const encoderModelFile = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/,
    'must be the path of a file inside the folder of the model',
  );

const vectorLength = z.number().int().min(1).max(8_192);

/** Added before every text if the model was trained that way: `query: ` for the E5 family. */
const prefix = z.string().min(1).max(200).optional();

/** The built-in encoder. */
const builtinEncoder = z.strictObject({ type: z.literal('builtin') });

/** A sentence encoder in ONNX, run by transformers.js on this machine. */
const transformersEncoder = z.strictObject({
  type: z.literal('transformers'),
  model: modelName,
  revision: revision.default('main'),
  /** Folder of the model's files, relative to the project; absent: where downloads go. */
  folder: z.string().min(1).optional(),
  /** Number format of the weights, as named by transformers.js. */
  dtype: z.enum(['fp32', 'fp16', 'q8', 'q4']).default('fp32'),
  /** How token vectors are combined: their mean, or the first (`[CLS]`). */
  pooling: z.enum(['mean', 'cls']).default('mean'),
  prefix,
  /** Length of the vectors, recorded with the files. */
  dimensions: vectorLength.optional(),
  /** File -> SHA-256, recorded by `dialoom encoder download` or `record`. The encoder runs with no other files. */
  files: z.record(encoderModelFile, sha256Hex).optional(),
});

/** Base address of an endpoint. */
export const endpointAddress = z
  .string()
  .regex(
    /^(https?:\/\/[^\s/?#@]+|\{\{\s*env\.[A-Z][A-Z0-9_]*\s*\}\})(\/[^\s?#{}]*)?$/,
    'must be an address such as http://127.0.0.1:11434/v1, or start with {{ env.NAME }}',
  );

/** An OpenAI-compatible embeddings endpoint. */
const openaiEncoder = z.strictObject({
  type: z.literal('openai'),
  /** Base address; may start with `{{ env.NAME }}`, a declared variable. `/embeddings` is appended. */
  url: endpointAddress,
  /** Name of the model on the endpoint. */
  model: z.string().min(1).max(200),
  /** Length of its vectors. */
  dimensions: vectorLength,
  /** Requests vectors of this length, for models that support it. */
  shorten: z.boolean().default(false),
  /** Name of a declared secret. */
  apiKey: variableName.optional(),
  prefix,
  /** Timeout of one request in milliseconds, including retries. */
  timeoutMs: z.number().int().min(100).max(300_000).default(30_000),
});

/** What turns texts into vectors, for the whole project. */
export const encoder = z.discriminatedUnion('type', [builtinEncoder, transformersEncoder, openaiEncoder]);

export type Encoder = z.infer<typeof encoder>;
export type TransformersEncoder = z.infer<typeof transformersEncoder>;
export type OpenAiEncoder = z.infer<typeof openaiEncoder>;

/** Suffixes of the weights' file names, as transformers.js expects them. */
const suffixes: Readonly<Record<TransformersEncoder['dtype'], string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  q4: '_q4',
};

/** The files of a model that its encoder reads, relative to its folder. */
export interface EncoderFiles {
  readonly required: readonly string[];
  /** Present if the weights are too large for one file. */
  readonly optional: readonly string[];
}

/** The files that transformers.js reads for a sentence encoder in a number format, small ones first. */
export function encoderFiles(dtype: TransformersEncoder['dtype']): EncoderFiles {
  const weights = `onnx/model${suffixes[dtype]}.onnx`;
  return {
    required: ['config.json', 'tokenizer_config.json', 'tokenizer.json', weights],
    optional: [`${weights}_data`],
  };
}

/**
 * The recorded files for the encoder's number format, sorted by name.
 *
 * @returns SHA-256 by path; undefined if a required file is not recorded.
 */
export function recordedFiles({
  dtype,
  files = {},
}: Pick<TransformersEncoder, 'dtype' | 'files'>): Readonly<Record<string, string>> | undefined {
  const { required, optional } = encoderFiles(dtype);
  if (required.some((name) => files[name] === undefined)) return undefined;
  const names = [...required, ...optional].sort();
  return Object.fromEntries(
    names.flatMap((name) => (files[name] === undefined ? [] : [[name, files[name]]])),
  );
}
