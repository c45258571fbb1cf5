import { describe, expect, it } from 'vitest';
import { encoder as schema } from '../../../engine/model/encoder.ts';
import { changeEncoder } from './useEncoderEditor.tsx';

const recorded = {
  type: 'transformers',
  model: 'org/one',
  pooling: 'cls',
  dimensions: 384,
  files: { 'config.json': 'a'.repeat(64) },
};

describe('changeEncoder', () => {
  it.each(['builtin', 'transformers', 'openai'])('begins a valid encoder of the type %s', (type) => {
    expect(schema.parse(changeEncoder(recorded, 'type', type)).type).toBe(type);
    expect(changeEncoder(recorded, 'type', type)).not.toHaveProperty('files');
  });

  it('takes the default type for none', () => {
    expect(changeEncoder(recorded, 'type', undefined)).toEqual({ type: 'builtin' });
  });

  it.each([
    ['model', 'org/two'],
    ['revision', 'v2'],
    ['dtype', 'q8'],
    ['folder', undefined],
  ])('forgets the recorded files when %s changes', (field, value) => {
    const { files, dimensions, ...kept } = recorded;
    expect(changeEncoder(recorded, field, value)).toEqual(
      value === undefined ? kept : { ...kept, [field]: value },
    );
  });

  it('keeps them when only what is made of them changes', () => {
    expect(changeEncoder(recorded, 'pooling', undefined)).toMatchObject({ files: recorded.files });
    expect(changeEncoder(recorded, 'prefix', 'query: ')).toMatchObject({ files: recorded.files });
  });

  it('keeps the length of an endpoint whose model changes', () => {
    const endpoint = { type: 'openai', url: 'http://a', model: 'one', dimensions: 3 };
    expect(changeEncoder(endpoint, 'model', 'two')).toEqual({ ...endpoint, model: 'two' });
  });
});
