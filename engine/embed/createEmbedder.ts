import type { Encoder } from '../model/encoder.ts';
import { recordedFiles } from '../model/recordedFiles.ts';
import type { ClosableEmbedder } from './closableEmbedder.ts';
import type { EncoderContext } from './encoderContext.ts';
import { encoderInfo } from './encoderInfo.ts';
import { encoderErrors } from './errors.ts';
import { createOpenAiEmbedder } from './openai/createOpenAiEmbedder.ts';
import { rememberVectors } from './rememberVectors.ts';
import { createTransformersEmbedder } from './transformers/createTransformersEmbedder.ts';
import { modelFolder } from './transformers/modelFolder.ts';
import { createUseEmbedder } from './use/createUseEmbedder.ts';

/** More than the messages of a few conversations; at most 16 MB with the longest vectors. */
const rememberedTexts = 500;

/**
 * Makes the embedder that a project has chosen. Nothing is loaded, read or asked before the first text: a project whose
 * encoder is not there can still be opened.
 *
 * @throws AppError ENCODER_NOT_RECORDED
 */
export function createEmbedder(encoder: Encoder, context: EncoderContext): ClosableEmbedder {
  if (encoder.type === 'builtin') return createUseEmbedder();
  const { model } = encoder;
  const info = encoderInfo(encoder);
  if (info === undefined) throw encoderErrors.ENCODER_NOT_RECORDED({ model });
  if (encoder.type === 'openai') {
    return rememberVectors(createOpenAiEmbedder(info.id, encoder, context), rememberedTexts);
  }
  const { dtype, pooling, prefix } = encoder;
  return createTransformersEmbedder(info.id, {
    model,
    dtype,
    pooling,
    prefix,
    files: recordedFiles(encoder) ?? {},
    folder: modelFolder(encoder, context),
    dimensions: info.dimensions,
  });
}
