import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TransformersEncoder } from '../../model/encoder.ts';
import type { ClosableEmbedder } from '../closableEmbedder.ts';
import { createEmbedder } from '../createEmbedder.ts';
import { recordModel } from '../download/downloadModel.ts';
import { tinyContext, tinyEncoder } from '../fixtures/tinyContext.ts';
import { tinyPieceVector, tinyVocabulary, writeTinyModel } from '../fixtures/writeTinyModel.ts';

// A worker loads transformers.js and ONNX Runtime: a second, more on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'dialoom-encoder-'));
const context = tinyContext(folder);
const open: ClosableEmbedder[] = [];
let recorded: TransformersEncoder;

beforeAll(async () => {
  await writeTinyModel(join(folder, 'tiny'));
  recorded = await recordModel({ ...tinyEncoder, folder: 'tiny' }, context);
});
afterAll(async () => {
  for (const embedder of open) await embedder.close();
  rmSync(folder, { recursive: true, force: true });
});

function embedderOf(change: Partial<TransformersEncoder> = {}): ClosableEmbedder {
  const embedder = createEmbedder({ ...recorded, ...change }, context);
  open.push(embedder);
  return embedder;
}

const idOf = (piece: string): number => {
  const id = (tinyVocabulary as readonly string[]).indexOf(piece);
  return id < 0 ? 1 : id;
};

/** The expected result of the model, computed without it. */
function expected(pieces: readonly string[]): number[] {
  const vectors = pieces.map((piece) => tinyPieceVector(idOf(piece)));
  const mean = vectors[0]!.map(
    (_, column) => vectors.reduce((sum, vector) => sum + vector[column]!, 0) / vectors.length,
  );
  const length = Math.hypot(...mean);
  return mean.map((value) => value / length);
}

function expectClose(vector: Float32Array | undefined, wanted: readonly number[]): void {
  expect(vector).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) expect(vector![i]).toBeCloseTo(value, 5);
}

describe('createTransformersEmbedder', () => {
  it('runs a real ONNX model: mean of the token vectors, of length 1', async () => {
    const embedder = embedderOf();
    const [order, unknown] = await embedder.embed(['Where is my ORDER', 'is it raining']);
    expect(embedder.dimensions).toBe(4);
    expectClose(order, expected(['[CLS]', 'where', 'is', 'my', 'order', '[SEP]']));
    expectClose(unknown, expected(['[CLS]', 'is', 'it', '[UNK]', '[SEP]']));
  });

  it('pools the first token, and prefixes every text, if the project says so', async () => {
    const [first] = await embedderOf({ pooling: 'cls' }).embed(['where is my order']);
    expectClose(first, expected(['[CLS]']));
    const [prefixed] = await embedderOf({ prefix: 'cancel ' }).embed(['my order']);
    expectClose(prefixed, expected(['[CLS]', 'cancel', 'my', 'order', '[SEP]']));
  });

  it('truncates texts that are longer than the model accepts', async () => {
    const [long] = await embedderOf().embed([Array(40).fill('my').join(' ')]);
    // transformers.js cuts off the end, including the closing token.
    expectClose(long, expected(['[CLS]', ...Array<string>(15).fill('my')]));
  });

  it('gives a text the same vector, bit for bit, alone and in any batch', async () => {
    const embedder = embedderOf();
    const texts = ['where is my parcel', 'cancel it', '', 'order', 'where is my parcel is it'];
    const together = await embedder.embed([...texts, ...texts.toReversed()]);
    for (const [i, text] of texts.entries()) {
      const [alone] = await embedder.embed([text]);
      expect(together[i]).toEqual(alone);
      expect(together.at(-1 - i)).toEqual(alone);
    }
    expect(together[2]).toEqual(new Float32Array(4));
  });

  it('names files, number format, pooling and prefix in its id', () => {
    const ids = [
      {},
      { pooling: 'cls' as const },
      { prefix: 'query: ' },
      { files: { ...recorded.files, 'config.json': 'a'.repeat(64) } },
    ].map((change) => embedderOf(change).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^transformers:test\/tiny@[0-9a-f]{16}$/);
    expect(embedderOf({ folder: '/elsewhere', revision: 'other' }).id).toBe(ids[0]);
  });

  it('runs only with the recorded files', async () => {
    await writeTinyModel(join(folder, 'other'), 2);
    await expect(embedderOf({ folder: 'other' }).embed(['order'])).rejects.toMatchObject({
      code: 'ENCODER_FILE_DIFFERS',
      location: { file: join(folder, 'other', 'onnx/model.onnx') },
    });
    await writeTinyModel(join(folder, 'changed'));
    const embedder = embedderOf({ folder: 'changed' });
    appendFileSync(join(folder, 'changed', 'tokenizer.json'), ' ');
    await expect(embedder.embed(['order'])).rejects.toMatchObject({ code: 'ENCODER_FILE_DIFFERS' });
    rmSync(join(folder, 'changed', 'tokenizer.json'));
    await expect(embedder.embed(['order'])).rejects.toMatchObject({
      code: 'ENCODER_FILE_MISSING',
      message: expect.stringContaining('tokenizer.json'),
    });
    // Once the files are there, the same embedder works.
    await writeTinyModel(join(folder, 'changed'));
    expect(await embedder.embed(['order'])).toHaveLength(1);
  });

  it('can be closed at any moment, and used again', async () => {
    const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
    // In a process of its own: if interrupted at the wrong moment, ONNX Runtime aborts it.
    const script = `
      import { createEmbedder } from ${module('../createEmbedder.ts')};
      const embedder = createEmbedder(${JSON.stringify(recorded)}, ${JSON.stringify(context)});
      const codes = [];
      for (let round = 0; round < 12; round += 1) {
        if (round % 3 > 0) await embedder.embed(['order']);
        const texts = Array.from({ length: 5000 }, (_, n) => 'where is my order ' + n);
        const running = embedder.embed(texts).then(() => 'done', (error) => error.code);
        await new Promise((resolve) => setTimeout(resolve, round * 3));
        await embedder.close();
        codes.push(await running);
      }
      // If left open and idle, it does not keep the process alive.
      const [vector] = await embedder.embed(['order']);
      console.log(JSON.stringify({ codes: [...new Set(codes)], length: vector.length }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(JSON.parse(stdout)).toEqual({ codes: ['ENCODER_FAILED'], length: 4 });
  });

  it('rejects an invalid model, a wrong length, and files that are not recorded', async () => {
    await writeTinyModel(join(folder, 'broken'));
    writeFileSync(join(folder, 'broken', 'onnx/model.onnx'), 'no model');
    await expect(recordModel({ ...tinyEncoder, folder: 'broken' }, context)).rejects.toMatchObject({
      code: 'ENCODER_MODEL_UNUSABLE',
    });
    await expect(embedderOf({ dimensions: 5 }).embed(['order'])).rejects.toMatchObject({
      code: 'ENCODER_WRONG_DIMENSIONS',
      message: 'The encoder returns vectors of length 4, not 5',
    });
    expect(() => createEmbedder({ ...recorded, dtype: 'q8' }, context)).toThrow(
      expect.objectContaining({ code: 'ENCODER_NOT_RECORDED' }),
    );
    await expect(recordModel({ ...tinyEncoder, folder: 'nowhere' }, context)).rejects.toMatchObject({
      code: 'ENCODER_FILE_MISSING',
    });
  });
});
