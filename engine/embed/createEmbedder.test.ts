import { describe, expect, it } from 'vitest';
import { type Encoder, encoder as schema } from '../model/encoder.ts';
import { encoderInfo } from './createEmbedder.ts';

const files = Object.fromEntries(
  ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'].map((name) => [
    name,
    'a'.repeat(64),
  ]),
);
const idOf = (encoder: object): string | undefined => encoderInfo(schema.parse(encoder) as Encoder)?.id;

describe('encoderInfo', () => {
  it('gives the built-in model the name that indexes and bundles always used', () => {
    expect(idOf({ type: 'builtin' })).toBe('use-lite-en@1');
  });

  it('distinguishes endpoints by model, length and prefix, not by address', () => {
    const endpoint = { type: 'openai', url: 'http://a/v1', model: 'nomic-embed-text', dimensions: 768 };
    expect(idOf(endpoint)).toBe('openai:nomic-embed-text@768');
    expect(idOf({ ...endpoint, url: 'https://b', apiKey: 'KEY' })).toBe(idOf(endpoint));
    expect(idOf({ ...endpoint, prefix: 'query: ' })).not.toBe(idOf(endpoint));
  });

  it('distinguishes models by their files, in any order, and by nothing that is not read', () => {
    const model = { type: 'transformers', model: 'org/m', dimensions: 4, files };
    const shuffled = Object.fromEntries(Object.entries(files).toReversed());
    expect(idOf({ ...model, files: shuffled, folder: '/x', revision: 'v1' })).toBe(idOf(model));
    expect(idOf({ ...model, files: { ...files, 'onnx/model_q4.onnx': 'b'.repeat(64) } })).toBe(idOf(model));
    expect(idOf({ ...model, files: { ...files, 'onnx/model.onnx_data': 'b'.repeat(64) } })).not.toBe(
      idOf(model),
    );
    expect(idOf({ ...model, files: { ...files, 'tokenizer.json': 'b'.repeat(64) } })).not.toBe(idOf(model));
  });

  it('returns none while a file that is read is not recorded', () => {
    expect(idOf({ type: 'transformers', model: 'org/m' })).toBeUndefined();
    expect(idOf({ type: 'transformers', model: 'org/m', dimensions: 4, dtype: 'q8', files })).toBeUndefined();
    expect(idOf({ type: 'transformers', model: 'org/m', files })).toBeUndefined();
  });

  it.each([
    ['a model path outside its folder', { type: 'transformers', model: '../secrets' }],
    ['a revision path outside its folder', { type: 'transformers', model: 'a/b', revision: '..' }],
    [
      'a file path outside its folder',
      { type: 'transformers', model: 'a/b', files: { 'a/../../b': 'a'.repeat(64) } },
    ],
    ['an address with a password', { type: 'openai', url: 'http://me:secret@a', model: 'm', dimensions: 1 }],
    ['an invalid address', { type: 'openai', url: 'file:///etc', model: 'm', dimensions: 1 }],
    [
      'a key in place of the name of a secret',
      { type: 'openai', url: 'http://a', model: 'm', dimensions: 1, apiKey: 'sk-1' },
    ],
  ])('cannot be created for %s', (_, encoder) => {
    expect(schema.safeParse(encoder).success).toBe(false);
  });
});
