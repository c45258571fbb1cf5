import type { TransformersEncoder } from '../../model/encoder.ts';

/** What the worker thread is told of the model to load. */
export interface TransformersModel
  extends Pick<TransformersEncoder, 'model' | 'dtype' | 'pooling' | 'prefix'> {
  /** Absolute path of the folder with its files. */
  readonly folder: string;
  /** SHA-256 by path in the folder. */
  readonly files: Readonly<Record<string, string>>;
  /** Length of the vectors; undefined: whatever it is. */
  readonly dimensions: number | undefined;
}
