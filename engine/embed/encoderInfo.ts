import { createHash } from 'node:crypto';
import type { Encoder } from '../model/encoder.ts';
import { recordedFiles } from '../model/recordedFiles.ts';
import { useModelInfo } from './use/useModelInfo.ts';

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
