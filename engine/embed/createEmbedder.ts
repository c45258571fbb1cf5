// The encoder of a project: its id, how it is created, and whether it is ready.

import { createHash } from 'node:crypto';
import { AppError } from '../base/appError.ts';
import { type Encoder, recordedFiles } from '../model/encoder.ts';
import type { EncoderStatus } from '../model/reports/statuses.ts';
import { type ClosableEmbedder, rememberVectors } from './closableEmbedder.ts';
import type { EncoderContext } from './encoderContext.ts';
import { encoderErrors } from './errors.ts';
import { createOpenAiEmbedder } from './openai/createOpenAiEmbedder.ts';
import { createTransformersEmbedder } from './transformers/createTransformersEmbedder.ts';
import { modelFolder } from './transformers/modelFiles.ts';
import { createUseEmbedder, useModelInfo } from './use/createUseEmbedder.ts';

/** Properties of an encoder that are known without running it. */
export interface EncoderInfo {
  /** Identifies everything that a vector depends on: vectors with different ids are never compared. */
  readonly id: string;
  readonly dimensions: number;
}

/**
 * Identifies an encoder: `use-lite-en@1`, `transformers:<model>@<hash of files and settings>`,
 * `openai:<model>@<dimensions>`. The folder of a model and the URL of an endpoint are not part of the id.
 *
 * @returns Undefined for a transformers.js encoder whose files are not recorded yet.
 */
export function encoderInfo(encoder: Encoder): EncoderInfo | undefined {
  if (encoder.type === 'builtin') return useModelInfo;
  const { model, dimensions, prefix } = encoder;
  if (encoder.type === 'openai') {
    const prefixHash = prefix === undefined ? '' : `+${digest([prefix])}`;
    return { id: `openai:${model}@${encoder.dimensions}${prefixHash}`, dimensions: encoder.dimensions };
  }
  const files = recordedFiles(encoder);
  if (files === undefined || dimensions === undefined) return undefined;
  const hash = digest([files, encoder.dtype, encoder.pooling, prefix ?? '', dimensions]);
  return { id: `transformers:${model}@${hash}`, dimensions };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** More than the messages of a few conversations; at most 16 MB with the longest supported vectors. */
const rememberedTexts = 500;

/**
 * Creates the embedder of a project. Nothing is loaded, read or requested before the first text, so a project can be
 * opened even if its encoder is missing.
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

/** Tries an encoder with one text, which loads the model or asks the endpoint. */
export async function readEncoderStatus(encoder: Encoder, context: EncoderContext): Promise<EncoderStatus> {
  const baseStatus = {
    id: encoderInfo(encoder)?.id ?? null,
    folder: encoder.type === 'transformers' ? modelFolder(encoder, context) : null,
  };
  let embedder: ClosableEmbedder | undefined;
  try {
    embedder = createEmbedder(encoder, context);
    await embedder.embed(['trial']);
    return { ...baseStatus, state: 'ready', problem: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const missing = ['ENCODER_NOT_RECORDED', 'ENCODER_FILE_MISSING'].includes(thrown.code);
    return { ...baseStatus, state: missing ? 'missing' : 'error', problem: thrown.toJSON() };
  } finally {
    await embedder?.close();
  }
}
