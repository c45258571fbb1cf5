import { expect, test } from 'vitest';
import { type Entity, entity } from '../model/documents/entity.ts';
import { nluResult } from '../model/ports.ts';
import { createNlu } from './createNlu.ts';
import { retailTraining } from './fixtures/retailExamples.ts';
import { builtins, november21 } from './fixtures/valuesOf.ts';
import { wordVectors } from './fixtures/wordVectors.ts';
import { trainIntentModel } from './trainIntentModel.ts';
import { encodeTexts } from './trainNlu.ts';

test('understands intents and entities of a message', async () => {
  const model = trainIntentModel(
    retailTraining.filter(({ intent }) => ['order_status', 'cancel_order', 'promo_code'].includes(intent)),
  );
  const nlu = createNlu({ model, entities: builtins('order_number', 'number'), locales: ['en'] });
  const result = await nlu.understand('Where is my order 3348917502?', { locale: 'en', now: november21 });
  expect(nluResult.parse(result)).toEqual(result);
  expect(result.intents[0]).toMatchObject({ intent: 'order_status' });
  expect(result.entities).toEqual([
    { entity: 'order_number', value: '3348917502', text: '3348917502', start: 18, end: 28 },
  ]);
  expect(await nlu.understand('', { locale: 'en', now: november21 })).toEqual({
    intents: [],
    entities: [],
    sentiment: 0,
    urgency: 0,
  });
});

test('detects the language of a message in a project with several', async () => {
  const nlu = createNlu({ model: trainIntentModel([]), entities: {}, locales: ['en', 'de'] });
  const languageOf = async (text: string) =>
    (await nlu.understand(text, { locale: 'en', now: november21 })).language;
  expect(await languageOf('ich möchte meine Schuhe zurückgeben')).toBe('de');
  expect(await languageOf('I want to return my shoes')).toBe('en');
  expect(await nlu.understand('ok', { locale: 'en', now: november21 })).not.toHaveProperty('language');
});

test('the values of a few words tell of the language, where only one reads them', async () => {
  const nlu = createNlu({ model: trainIntentModel([]), entities: builtins('date'), locales: ['en', 'de'] });
  const read = async (text: string, locale: string) => nlu.understand(text, { locale, now: november21 });
  const german = await read('nein, Moment, 5. Februar 2026', 'de');
  expect([german.language, german.entities.map(({ value }) => value)]).toEqual([undefined, ['2026-02-05']]);
  expect((await read('no wait, it was February 5th, 2026', 'de')).language).toBe('en');
});

test('finds the sentiment in the language of the message, and none without a lexicon', async () => {
  const nlu = createNlu({ model: trainIntentModel([]), entities: {}, locales: ['en', 'de', 'fr'] });
  const sentimentOf = async (text: string, locale: string) =>
    (await nlu.understand(text, { locale, now: november21 })).sentiment;
  expect(await sentimentOf('das ist eine absolute Frechheit', 'en')).toBeLessThan(-0.6);
  expect(await sentimentOf('this is unacceptable', 'de')).toBeLessThan(-0.6);
  expect(await sentimentOf("c'est vraiment inacceptable", 'fr')).toBeUndefined();
});

test("reads dates and amounts in the format of the message's language", async () => {
  const nlu = createNlu({
    model: trainIntentModel([]),
    entities: builtins('date', 'number'),
    locales: ['en-US', 'de'],
  });
  const valuesOf = async (text: string) =>
    (await nlu.understand(text, { locale: 'en-US', now: november21 })).entities.map(({ value }) => value);
  expect(await valuesOf('ich habe das am 03/04/2024 für 1.500 gekauft')).toEqual(['2024-04-03', 1500]);
  expect(await valuesOf('I bought this on 03/04/2024 for 1,500')).toEqual(['2024-03-04', 1500]);
});

test('reports a misspelt value of a list as unknown', async () => {
  const reason: Entity = entity.parse({
    id: 'reason',
    name: 'Reason',
    type: 'list',
    values: [{ value: 'damaged' }],
  });
  const nlu = createNlu({
    model: trainIntentModel([]),
    entities: { reason },
    locales: ['en'],
    words: { isTaught: () => true, isKnown: (word) => word === 'damaged' },
  });
  const { entities, unknown } = await nlu.understand('damged', { locale: 'en', now: november21 });
  expect(entities).toMatchObject([{ entity: 'reason', value: 'damaged' }]);
  expect(unknown).toEqual([{ start: 0, end: 6 }]);
  expect((await nlu.understand('damaged', { locale: 'en', now: november21 })).unknown).toEqual([]);
});

test('reports unknown words outside of mentions, if it is told which words are known', async () => {
  const parts = { model: trainIntentModel([]), entities: builtins('email', 'person_name'), locales: ['en'] };
  const known = new Set(['it', 'is', 'damaged', 'my', 'name']);
  const nlu = createNlu({ ...parts, words: { isTaught: () => false, isKnown: (word) => known.has(word) } });
  const unknownIn = async (text: string) =>
    (await nlu.understand(text, { locale: 'en', now: november21 })).unknown?.map(({ start, end }) =>
      text.slice(start, end),
    );
  expect(await unknownIn('it is damged')).toEqual(['damged']);
  expect(await unknownIn('my name is Zoltan Qwerty')).toEqual([]);
  expect(await createNlu(parts).understand('damged', { locale: 'en', now: november21 })).not.toHaveProperty(
    'unknown',
  );
});

test('compares a message with the options of the waiting state in its own language', async () => {
  const embedder = { ...wordVectors(), comparesOptionsIn: ['en'] };
  const examples = retailTraining.filter(({ intent }) => ['order_status', 'promo_code'].includes(intent));
  const encoded = await encodeTexts(
    embedder,
    examples.map(({ text }) => text),
  );
  const model = trainIntentModel(examples, { encoded });
  const nlu = createNlu({ model, embedder, entities: {}, locales: ['en', 'de'] });
  const options = [
    { option: 'track', phrases: ['order status'] },
    { option: 'voucher', phrases: ['Redeem a voucher'] },
  ];
  embedder.encoded.length = 0;
  const context = { locale: 'en', now: november21, options };
  const understood = await nlu.understand('status of shipment', context);
  expect(understood.options?.[0]).toMatchObject({ option: 'track', phrase: 'order status' });
  expect(nluResult.parse(understood)).toEqual(understood);
  expect(embedder.encoded.filter((text) => text === 'status of shipment')).toHaveLength(1);
  const german = { ...context, locale: 'de' };
  expect((await nlu.understand('what is the status of my shipment', german)).options).toBeDefined();
  expect(await nlu.understand('wo ist denn meine Sendung', german)).not.toHaveProperty('options');
  expect(await nlu.understand('status of shipment', { locale: 'en', now: november21 })).not.toHaveProperty(
    'options',
  );
  const other = createNlu({ model, embedder: wordVectors(), entities: {}, locales: ['en'] });
  expect(await other.understand('status of shipment', context)).not.toHaveProperty('options');
});
