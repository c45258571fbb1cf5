import { expect, test } from 'vitest';
import { nluResult } from '../model/ports.ts';
import { createNlu } from './createNlu.ts';
import { retailTraining } from './fixtures/retailExamples.ts';
import { builtins, november21 } from './fixtures/valuesOf.ts';
import { trainIntentModel } from './trainIntentModel.ts';

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
