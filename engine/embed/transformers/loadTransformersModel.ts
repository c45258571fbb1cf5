import path from 'node:path';
import { encoderFiles } from '../../model/encoder.ts';
import type { EmbedTexts } from '../answerEmbedRequests.ts';
import { normalised } from '../closableEmbedder.ts';
import { encoderErrors } from '../errors.ts';
import { type TransformersModel, verifyModelFiles } from './modelFiles.ts';

// Attention grows with the square of the length: beyond this a text is cut, which no chunk of ours reaches.
const maxTokens = 512;

/**
 * Loads a sentence encoder with transformers.js, after making sure that its files are the recorded ones. Nothing is ever
 * fetched. Blocks its thread while it computes: run it in a worker, see `createTransformersEmbedder`.
 *
 * Each text is a batch of its own and one thread computes it: padding, the kernels for larger matrices and the
 * dynamic quantisation of q8 models would all let a vector depend on its neighbours.
 *
 * @throws AppError ENCODER_FILE_MISSING, ENCODER_FILE_DIFFERS, ENCODER_RUNTIME_MISSING, ENCODER_MODEL_UNUSABLE
 */
export async function loadTransformersModel(wanted: TransformersModel): Promise<EmbedTexts> {
  const { model: name, folder, dtype, pooling, prefix = '', dimensions, files } = wanted;
  await verifyModelFiles(folder, files);
  const unusable = (cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return encoderErrors.ENCODER_MODEL_UNUSABLE({ model: name, reason }, { cause });
  };
  const library = await import('@huggingface/transformers').catch((cause: unknown) => {
    const platform = `${process.platform}-${process.arch}`;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw encoderErrors.ENCODER_RUNTIME_MISSING({ platform, reason }, { cause });
  });
  const { tokenizer, model, longest } = await open(library, path.resolve(folder), dtype, files).catch(
    (cause) => {
      throw unusable(cause);
    },
  );

  const embedOne = async (text: string): Promise<Float32Array> => {
    const inputs = tokenizer(`${prefix}${text}`, { truncation: true, max_length: longest });
    const outputs = (await model(inputs)) as Readonly<Record<string, TokenVectors | undefined>>;
    const tokens = outputs.last_hidden_state ?? outputs.token_embeddings ?? outputs.logits;
    if (tokens === undefined || tokens.dims.length !== 3) throw new Error('it gives no vectors of tokens');
    return normalised(pooled(tokens, pooling));
  };

  return async (texts, signal) => {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      signal.throwIfAborted();
      if (text.trim() === '') {
        vectors.push(new Float32Array(dimensions ?? 0));
        continue;
      }
      const vector = await embedOne(text).catch((cause) => {
        throw unusable(cause);
      });
      const found = vector.length;
      if (dimensions !== undefined && found !== dimensions) {
        throw encoderErrors.ENCODER_WRONG_DIMENSIONS({ found, expected: dimensions });
      }
      if (!vector.every(Number.isFinite)) throw unusable('it gives numbers that are not finite');
      vectors.push(vector);
    }
    return vectors;
  };
}

/** A tensor of shape [1, tokens, dimensions]. */
interface TokenVectors {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

async function open(
  { AutoModel, AutoTokenizer, env, LogLevel }: typeof import('@huggingface/transformers'),
  folder: string,
  dtype: TransformersModel['dtype'],
  files: TransformersModel['files'],
) {
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.useBrowserCache = false;
  env.logLevel = LogLevel.ERROR;
  // Not a valid model id, an absolute path is taken as the folder itself.
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  const model = await AutoModel.from_pretrained(folder, {
    local_files_only: true,
    dtype,
    device: 'cpu',
    use_external_data_format: encoderFiles(dtype).optional.some((name) => files[name] !== undefined),
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 },
  });
  const limit = Number(tokenizer.model_max_length);
  return { tokenizer, model, longest: limit > 0 ? Math.min(limit, maxTokens) : maxTokens };
}

function pooled({ dims, data }: TokenVectors, pooling: TransformersModel['pooling']): Float32Array {
  const [, tokens = 0, width = 0] = dims;
  const counted = pooling === 'cls' ? 1 : tokens;
  const sums = new Float64Array(width);
  for (let token = 0; token < counted; token += 1) {
    for (let column = 0; column < width; column += 1) {
      sums[column] = (sums[column] ?? 0) + Number(data[token * width + column]);
    }
  }
  return Float32Array.from(sums, (sum) => sum / counted);
}
