import type { TransformersEncoder } from './encoder.ts';

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
