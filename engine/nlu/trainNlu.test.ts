import { expect, test } from 'vitest';
import type { Intent } from '../model/documents/intent.ts';
import { retailIntents } from './fixtures/retailIntents.ts';
import { intentDataHash } from './intentModelFile.ts';

import { predictIntents } from './predictIntents.ts';
import { trainNlu } from './trainNlu.ts';

const intents: Record<string, Intent> = Object.fromEntries(
  ['order_status', 'promo_code'].map((id) => [
    id,
    { id, name: id, utterances: [...retailIntents[id]!.learnt], translations: {} },
  ]),
);

test('the model has the intents and the hash of its data', async () => {
  const model = await trainNlu({ intents, outOfScope: null });
  expect(model.labels).toEqual(['order_status', 'promo_code']);
  expect(model.dataHash).toBe(intentDataHash({ intents, outOfScope: null }));
  expect(predictIntents(model, 'my coupon is rejected')[0]).toMatchObject({ intent: 'promo_code' });
});

test('a project without utterances is not an error', async () => {
  const empty = { greet: { id: 'greet', name: 'Greeting', utterances: [], translations: {} } };
  expect(predictIntents(await trainNlu({ intents: empty, outOfScope: null }), 'hello')).toEqual([]);
});

test('one model understands every language of the project', async () => {
  const german: Record<string, readonly string[]> = {
    order_status: ['wo ist meine Bestellung', 'wann kommt mein Paket an', 'Stand meiner Bestellung'],
    promo_code: ['mein Gutschein geht nicht', 'wo gebe ich den Rabattcode ein', 'Gutscheincode ungültig'],
  };
  const translated = Object.fromEntries(
    Object.entries(intents).map(([id, intent]) => [
      id,
      { ...intent, translations: { de: [...german[id]!] } },
    ]),
  );
  const model = await trainNlu({ intents: translated, outOfScope: null });
  expect(model.dataHash).not.toBe(intentDataHash({ intents, outOfScope: null }));
  const best = (text: string) => predictIntents(model, text)[0];
  for (const text of ['where is my order', 'wo bleibt meine Bestellung']) {
    expect(best(text)).toMatchObject({ intent: 'order_status' });
    expect(best(text)!.confidence).toBeGreaterThan(0.5);
  }
  expect(best('der Gutscheincode geht nicht')).toMatchObject({ intent: 'promo_code' });
});

test('stops when the signal is aborted, before or during the training', async () => {
  const cancelled = expect.objectContaining({ code: 'NLU_TRAINING_CANCELLED' });
  await expect(trainNlu({ intents, outOfScope: null }, { signal: AbortSignal.abort() })).rejects.toEqual(
    cancelled,
  );
  const controller = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number) => {
    seen.push(done);
    controller.abort();
  };
  await expect(
    trainNlu({ intents, outOfScope: null }, { signal: controller.signal, onProgress }),
  ).rejects.toEqual(cancelled);
  expect(seen.length).toBe(1);
});
