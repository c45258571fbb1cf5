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

/** A file of a model, relative to its folder, `onnx/model.onnx`. */
/** A file of a model. */
export const encoderModelFile = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/,
    'must be the path of a file inside of the folder of the model',
  );

const vectorLength = z.number().int().min(1).max(8_192);

/** Put before every text, where a model was trained so: `query: ` for the E5 family. */
const prefix = z.string().min(1).max(200).optional();

/** The encoder that comes with Dialoom. */
const builtinEncoder = z.strictObject({ type: z.literal('builtin') });

/** A sentence encoder in ONNX, run by transformers.js on this machine. */
const transformersEncoder = z.strictObject({
  type: z.literal('transformers'),
  model: modelName,
  revision: revision.default('main'),
  /** Folder with the model's files, relative to the project; absent: where downloads go. */
  folder: z.string().min(1).optional(),
  /** Number format of the weights, in the words of transformers.js. */
  dtype: z.enum(['fp32', 'fp16', 'q8', 'q4']).default('fp32'),
  /** How the vectors of tokens become the vector of a text: their mean, or the first (`[CLS]`). */
  pooling: z.enum(['mean', 'cls']).default('mean'),
  prefix,
  /** Recorded with the files: length of the vectors. */
  dimensions: vectorLength.optional(),
  /** Recorded by `dialoom encoder download` or `record`: file -> SHA-256. The encoder runs with no others. */
  files: z.record(encoderModelFile, sha256Hex).optional(),
});

/** Base address of an endpoint. */
export const endpointAddress = z
  .string()
  .regex(
    /^(https?:\/\/[^\s/?#@]+|\{\{\s*env\.[A-Z][A-Z0-9_]*\s*\}\})(\/[^\s?#{}]*)?$/,
    'must be an address such as http://127.0.0.1:11434/v1, or begin with {{ env.NAME }}',
  );

/** An OpenAI-compatible embeddings endpoint. */
const openaiEncoder = z.strictObject({
  type: z.literal('openai'),
  /** Base address; may begin with `{{ env.NAME }}`, a declared variable. `/embeddings` is added. */
  url: endpointAddress,
  /** Name of the model, as the endpoint calls it. */
  model: z.string().min(1).max(200),
  /** Length of its vectors. */
  dimensions: vectorLength,
  /** Asks the endpoint for vectors of that length, of models that can shorten theirs. */
  shorten: z.boolean().default(false),
  /** Name of a declared secret. */
  apiKey: variableName.optional(),
  prefix,
  /** Milliseconds for one request with its repetitions. */
  timeoutMs: z.number().int().min(100).max(300_000).default(30_000),
});

/** What turns texts into vectors, for the whole project. */
export const encoder = z.discriminatedUnion('type', [builtinEncoder, transformersEncoder, openaiEncoder]);

export type Encoder = z.infer<typeof encoder>;
export type TransformersEncoder = z.infer<typeof transformersEncoder>;
export type OpenAiEncoder = z.infer<typeof openaiEncoder>;

/** Endings of the weights' names, as transformers.js looks for them. */
const suffixes: Readonly<Record<TransformersEncoder['dtype'], string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  q4: '_q4',
};

/** Files of a model that its encoder reads, relative to its folder. */
export interface EncoderFiles {
  readonly required: readonly string[];
  /** Weights too large for one file have a second one. */
  readonly optional: readonly string[];
}

/** Which files transformers.js reads for a sentence encoder in a number format, small ones first. */
export function encoderFiles(dtype: TransformersEncoder['dtype']): EncoderFiles {
  const weights = `onnx/model${suffixes[dtype]}.onnx`;
  return {
    required: ['config.json', 'tokenizer_config.json', 'tokenizer.json', weights],
    optional: [`${weights}_data`],
  };
}

/**
 * The recorded files that an encoder reads with its number format, ordered by name.
 *
 * @returns SHA-256 by path; undefined when a file that it cannot do without is not recorded.
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
