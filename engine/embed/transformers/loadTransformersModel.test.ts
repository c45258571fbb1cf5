import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import { loadTransformersModel } from './loadTransformersModel.ts';

afterEach(() => vi.doUnmock('@huggingface/transformers'));

it('reports that the library has no binary for the platform', async () => {
  vi.doMock('@huggingface/transformers', () => {
    throw new Error('no onnxruntime_binding.node');
  });
  const folder = mkdtempSync(`${tmpdir()}/dialoom-encoder-`);
  try {
    const model = { model: 'a', dtype: 'fp32', pooling: 'mean', prefix: undefined, dimensions: 3 } as const;
    await expect(loadTransformersModel({ ...model, folder, files: {} })).rejects.toMatchObject({
      code: 'ENCODER_RUNTIME_MISSING',
      message: expect.stringContaining(`${process.platform}-${process.arch}`),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
