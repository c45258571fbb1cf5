import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseUtterance } from '../../model/documents/utterance.ts';
import { compileEntityExtractor } from '../compileEntityExtractor.ts';
import { scoreTagging } from '../fixtures/scoreTagging.ts';
import { taggingProject } from '../fixtures/taggingProject.ts';
import { november21 } from '../fixtures/valuesOf.ts';
import { compileTagger } from './compileTagger.ts';
import { deserialiseEntityTagger, entityDataHash, serialiseEntityTagger } from './entityTaggerFile.ts';

import { trainEntityTagger } from './trainEntityTagger.ts';
import { trainEntityTaggerInWorker } from './trainEntityTaggerInWorker.ts';

const lines = z.array(z.string());
const flights = z
  .strictObject({ train: lines, val: lines, test: lines })
  .parse(parse(readFileSync(new URL('../fixtures/annotatedFlights.yaml', import.meta.url), 'utf8')));
const project = taggingProject(flights.train);
const tagger = trainEntityTagger(project);
const extract = compileEntityExtractor(project.entities);
const tag = compileTagger(tagger);
const find = (text: string) => tag(text, extract(text, { locale: 'en', now: november21 }));

describe('held-out utterances, by span, entity and role', () => {
  test('the test split', () => {
    const score = scoreTagging(flights.test.map(parseUtterance), find);
    // Measured: 0.880, 0.930, 0.904.
    expect(score.precision).toBeGreaterThanOrEqual(0.86);
    expect(score.recall).toBeGreaterThanOrEqual(0.91);
    expect(score.f1).toBeGreaterThanOrEqual(0.884);
  });

  test('the validation split, which is harder on purpose', () => {
    const { f1 } = scoreTagging(flights.val.map(parseUtterance), find);
    // Measured: 0.699.
    expect(f1).toBeGreaterThanOrEqual(0.68);
  });

  test('a quarter of the utterances is nearly enough', () => {
    const few = taggingProject(flights.train.filter((_, n) => n % 4 === 0));
    const tagFew = compileTagger(trainEntityTagger(few));
    const { f1 } = scoreTagging(flights.test.map(parseUtterance), (text) =>
      tagFew(text, extract(text, { locale: 'en', now: november21 })),
    );
    // Measured: 0.766, one value less than 0.780.
    expect(f1).toBeGreaterThanOrEqual(0.75);
  });
});

test('names without annotations are found by their context', () => {
  const words = find('find me a flight from ouagadougou to yaoundé on delta').map(
    ({ start, end, entity, role }) => [
      'find me a flight from ouagadougou to yaoundé on delta'.slice(start, end),
      entity,
      role,
    ],
  );
  expect(words).toEqual([
    ['ouagadougou', 'place', 'from'],
    ['yaoundé', 'place', 'to'],
    ['delta', 'airline', undefined],
  ]);
});

test('values in any text are in order, without overlaps, and reproducible', () => {
  const word = fc.constantFrom(
    'from',
    'to',
    'Delta',
    'madison',
    '北京',
    '🙂',
    ',',
    '"',
    '  ',
    '\n',
    'é',
    '12',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 20 }), (words) => {
      const text = words.join(' ');
      const values = find(text);
      let last = 0;
      for (const { start, end, entity } of values) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
        expect(['place', 'airline']).toContain(entity);
        last = end;
      }
      expect(find(text)).toEqual(values);
    }),
  );
});

describe('the trained tagger', () => {
  test('does not depend on the order of the utterances', () => {
    const turned = taggingProject(flights.train.toReversed());
    expect(serialiseEntityTagger(trainEntityTagger(turned))).toEqual(serialiseEntityTagger(tagger));
    expect(entityDataHash(turned)).toBe(entityDataHash(project));
  });

  test('is the same in a worker, with progress', async () => {
    const seen: number[] = [];
    const learnt = await trainEntityTaggerInWorker(project, { onProgress: (done) => seen.push(done) });
    expect(learnt).toEqual(tagger);
    expect(seen.at(-1)).toBe(1);
  });

  test('is the same after storing', () => {
    expect(deserialiseEntityTagger(serialiseEntityTagger(tagger))).toEqual(tagger);
  });

  test('does not exist without annotations', () => {
    const plain = taggingProject(['a flight to rome', 'book it']);
    expect(entityDataHash(plain)).toBe('');
    const nothing = trainEntityTagger(plain);
    expect(nothing.kinds).toEqual([]);
    expect(compileTagger(nothing)('a flight to rome', [])).toEqual([]);
    expect(deserialiseEntityTagger(serialiseEntityTagger(nothing))).toEqual(nothing);
  });

  test('changes with annotations and entities, not with names', () => {
    const other = taggingProject(flights.train.with(0, 'a flight to [rome](place)'));
    expect(entityDataHash(other)).not.toBe(entityDataHash(project));
    const { place, ...entities } = project.entities;
    if (place === undefined) throw new Error('There is a place');
    const renamed = { ...project, entities: { ...entities, place: { ...place, name: 'Town' } } };
    expect(entityDataHash(renamed)).toBe(entityDataHash(project));
    expect(entityDataHash({ ...project, entities })).not.toBe(entityDataHash(project));
  });

  test('an unreviewed utterance does no harm', () => {
    const teaching = ['go to [rome](place:to)', 'off to [oslo](place:to)', 'thanks', 'i want to talk'];
    const half = trainEntityTagger(taggingProject([...teaching, 'is there a bus in rome', 'oslo please']));
    expect(half.weights).toEqual(trainEntityTagger(taggingProject(teaching)).weights);
  });

  test('annotations in several languages are used', () => {
    const german = [
      'von [Berlin](place:from) nach [Köln](place:to)',
      'ich will von [Ulm](place:from) nach [Bonn](place:to)',
    ];
    const both = compileTagger(trainEntityTagger(taggingProject(flights.train, german)));
    expect(both('von Kiel nach Jena', [])).toMatchObject([
      { start: 4, end: 8, role: 'from' },
      { start: 14, end: 18, role: 'to' },
    ]);
  });
});

describe('a damaged tagger file', () => {
  test.each([
    ['empty', new Uint8Array(), 'NLU_TAGGER_CORRUPT'],
    ['a truncated file', serialiseEntityTagger(tagger).subarray(0, 900), 'NLU_TAGGER_CORRUPT'],
    ['a file of another kind', new Uint8Array(900), 'NLU_TAGGER_CORRUPT'],
    ['a file of another version', serialiseEntityTagger(tagger).with(4, 99), 'NLU_TAGGER_VERSION'],
    ['a changed file', serialiseEntityTagger(tagger).with(900, 7), 'NLU_TAGGER_CORRUPT'],
  ])('%s is rejected', (_, bytes, code) => {
    expect(() => deserialiseEntityTagger(bytes)).toThrow(expect.objectContaining({ code }));
  });
});
