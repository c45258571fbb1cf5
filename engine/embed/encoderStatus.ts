import { AppError, type ErrorData } from '../base/appError.ts';
import type { Encoder } from '../model/encoder.ts';
import type { ClosableEmbedder } from './closableEmbedder.ts';
import { createEmbedder } from './createEmbedder.ts';
import type { EncoderContext } from './encoderContext.ts';
import { encoderInfo } from './encoderInfo.ts';
import { modelFolder } from './transformers/modelFolder.ts';

/** Whether a project's encoder can be used here and now. */
export interface EncoderStatus {
  /** Null while the files of a model are not recorded. */
  readonly id: string | null;
  /** `missing`: files must be downloaded or recorded first. */
  readonly state: 'ready' | 'missing' | 'error';
  /** Where the files of a model are looked for; null for an encoder without any. */
  readonly folder: string | null;
  /** What stands in the way; null when it is ready. */
  readonly problem: ErrorData | null;
}

/** Tries an encoder with one text: that loads the model, or asks the endpoint. */
export async function encoderStatus(encoder: Encoder, context: EncoderContext): Promise<EncoderStatus> {
  const known = {
    id: encoderInfo(encoder)?.id ?? null,
    folder: encoder.type === 'transformers' ? modelFolder(encoder, context) : null,
  };
  let embedder: ClosableEmbedder | undefined;
  try {
    embedder = createEmbedder(encoder, context);
    await embedder.embed(['trial']);
    return { ...known, state: 'ready', problem: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const missing = ['ENCODER_NOT_RECORDED', 'ENCODER_FILE_MISSING'].includes(thrown.code);
    return { ...known, state: missing ? 'missing' : 'error', problem: thrown.toJSON() };
  } finally {
    await embedder?.close();
  }
}
