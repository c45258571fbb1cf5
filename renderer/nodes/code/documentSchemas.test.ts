import { expect, it } from 'vitest';
import { documentSchemas } from './documentSchemas.ts';

const schemas = new Map(documentSchemas().map((one) => [one.uri.split('/').at(-1), one]));
const keys = (kind: string) => Object.keys(schemas.get(`${kind}.json`)?.schema.properties ?? {});

it('has a schema for every document that is YAML, for its files', () => {
  expect([...schemas.values()].map(({ fileMatch }) => fileMatch[0])).toEqual(
    expect.arrayContaining([
      '**/dialoom.yaml',
      '**/flows/*.flow.yaml',
      '**/nlu/intents/*.yaml',
      '**/nlu/entities/*.yaml',
      '**/nlu/out_of_scope.yaml',
      '**/actions/*.yaml',
      '**/locales/*.yaml',
      '**/tests/*.test.yaml',
      '**/tests/*.questions.yaml',
    ]),
  );
});

it('knows the keys of each', () => {
  expect(keys('manifest')).toEqual(expect.arrayContaining(['entryFlow', 'slots', 'policies', 'environment']));
  expect(keys('action')).toEqual(expect.arrayContaining(['request', 'input', 'output', 'auth', 'mock']));
  expect(keys('intent')).toContain('utterances');
  const states = schemas.get('flow.json')?.schema.properties?.states?.items as {
    anyOf: { properties: object }[];
  };
  const collect = states.anyOf.find(({ properties }) =>
    JSON.stringify(properties).includes('"const":"collect"'),
  );
  expect(Object.keys(collect?.properties ?? {})).toEqual(
    expect.arrayContaining(['slot', 'prompt', 'validate', 'on']),
  );
});
