// The encoder of a project: what is known of it, how it is made, and whether it is ready.

import { createHash } from 'node:crypto';
import { AppError, type ErrorData } from '../base/appError.ts';
import { type Encoder, recordedFiles } from '../model/encoder.ts';
import { type ClosableEmbedder, rememberVectors } from './closableEmbedder.ts';
import type { EncoderContext } from './encoderContext.ts';
import { encoderErrors } from './errors.ts';
import { createOpenAiEmbedder } from './openai/createOpenAiEmbedder.ts';
import { createTransformersEmbedder } from './transformers/createTransformersEmbedder.ts';
import { modelFolder } from './transformers/modelFiles.ts';
import { createUseEmbedder, useModelInfo } from './use/createUseEmbedder.ts';

/** What is known of an encoder without running it. */
export interface EncoderInfo {
  /** Names everything that a vector depends on: vectors of different ids are never compared. */
  readonly id: string;
  readonly dimensions: number;
}

/**
 * Names an encoder: `use-lite-en@1`, `transformers:<model>@<hash of files and settings>`, `openai:<model>@<dimensions>`.
 * Where a model is kept, and the address of an endpoint, are no part of it.
 *
 * @returns Undefined for a transformers.js encoder whose files are not recorded yet.
 */
export function encoderInfo(encoder: Encoder): EncoderInfo | undefined {
  if (encoder.type === 'builtin') return useModelInfo;
  const { model, dimensions, prefix } = encoder;
  if (encoder.type === 'openai') {
    const own = prefix === undefined ? '' : `+${digest([prefix])}`;
    return { id: `openai:${model}@${encoder.dimensions}${own}`, dimensions: encoder.dimensions };
  }
  const files = recordedFiles(encoder);
  if (files === undefined || dimensions === undefined) return undefined;
  const hash = digest([files, encoder.dtype, encoder.pooling, prefix ?? '', dimensions]);
  return { id: `transformers:${model}@${hash}`, dimensions };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

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

/** Whether a project's encoder can be used here and now. */
export interface EncoderReadiness {
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
export async function readEncoderStatus(
  encoder: Encoder,
  context: EncoderContext,
): Promise<EncoderReadiness> {
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
