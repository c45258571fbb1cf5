import type { Encoder, TransformersEncoder } from '../../model/encoder.ts';
import type { EncoderContext } from '../encoderContext.ts';
import { encoderErrors } from '../errors.ts';
import { type DownloadOptions, downloadModel } from './downloadModel.ts';
import { recordModel } from './recordModel.ts';

/**
 * Downloads the model of an encoder, tries it, and records its files: what the project must say from then on, so that
 * everybody has the very same.
 *
 * @returns The encoder with commit, checksums and length of its vectors.
 * @throws AppError ENCODER_NOTHING_TO_DOWNLOAD, ENCODER_DOWNLOAD_FAILED, ENCODER_FILE_DIFFERS, ENCODER_MODEL_UNUSABLE,
 *   or the reason of the signal.
 */
export async function installModel(
  encoder: Encoder,
  context: EncoderContext,
  options: DownloadOptions,
): Promise<TransformersEncoder> {
  if (encoder.type !== 'transformers') {
    throw encoderErrors.ENCODER_NOTHING_TO_DOWNLOAD({ type: encoder.type });
  }
  const downloaded = await downloadModel(encoder, context, options);
  return recordModel(downloaded, context, options.signal);
}
