import path from 'node:path';
import type { TransformersEncoder } from '../../model/encoder.ts';
import { encoderFiles } from '../../model/encoderFiles.ts';
import type { EncoderContext } from '../encoderContext.ts';
import { encoderErrors } from '../errors.ts';
import { sha256OfFile } from '../sha256OfFile.ts';
import { createTransformersEmbedder } from '../transformers/createTransformersEmbedder.ts';
import { modelFolder } from '../transformers/modelFolder.ts';

/**
 * Records the files of a model as they are in its folder, after trying them: the length of the vectors is that of one.
 *
 * @returns The encoder with `files` and `dimensions`.
 * @throws AppError ENCODER_FILE_MISSING, ENCODER_FILE_UNREADABLE, ENCODER_MODEL_UNUSABLE
 */
export async function recordModel(
  encoder: TransformersEncoder,
  context: EncoderContext,
  signal?: AbortSignal,
): Promise<TransformersEncoder> {
  const { model, dtype, pooling, prefix } = encoder;
  const folder = modelFolder(encoder, context);
  const { required, optional } = encoderFiles(dtype);
  const files: Record<string, string> = {};
  for (const name of [...required, ...optional]) {
    const sha256 = await sha256OfFile(path.join(folder, name), signal);
    if (sha256 !== undefined) files[name] = sha256;
  }
  const missing = required.filter((name) => files[name] === undefined);
  if (missing.length > 0) throw encoderErrors.ENCODER_FILE_MISSING({ folder, files: missing });
  const trial = { model, dtype, pooling, prefix, folder, files, dimensions: undefined };
  const embedder = createTransformersEmbedder('trial', trial);
  try {
    const [vector] = await embedder.embed(['trial']);
    return { ...encoder, files, dimensions: vector?.length ?? 0 };
  } finally {
    await embedder.close();
  }
}
