import { expect, test } from 'vitest';
import { wordVectors } from './fixtures/wordVectors.ts';
import { compareWithOptions } from './optionMeanings.ts';

const options = [
  { option: 'track', phrases: ['Track an order', 'order status'] },
  { option: 'voucher', phrases: ['Redeem a voucher'] },
  { option: 'times', phrases: ['Opening times', 'it'] },
];

async function compare(text: string, offered: typeof options = options) {
  const embedder = wordVectors();
  const compared = await compareWithOptions(embedder)(
    text,
    offered,
    async () => (await embedder.embed([text]))[0],
  );
  return { compared, encoded: embedder.encoded };
}

test('finds the most similar phrase of each option, best first', async () => {
  const { compared } = await compare('status of shipment');
  expect(compared?.[0]).toMatchObject({ option: 'track', phrase: 'order status' });
  expect(compared?.[0]?.similarity).toBeGreaterThan(0.5);
  const similarities = compared?.map(({ similarity }) => similarity) ?? [];
  expect(similarities).toEqual(similarities.toSorted((a, b) => b - a));
  expect(new Set(compared?.map(({ option }) => option)).size).toBe(compared?.length);
});

test('reports at most four options, and nothing if none is similar', async () => {
  const many = Array.from({ length: 8 }, (_, index) => ({
    option: `o${index}`,
    phrases: [`order status ${index}`],
  }));
  expect((await compare('status of shipment', many)).compared).toHaveLength(4);
  expect((await compare('purple elephants dance')).compared).toBeUndefined();
});

test.each([
  ['an option is named', 'I want to TRACK an órder'],
  ['there is no meaningful word', 'it is 4821'],
  ['the message is long', 'status of shipment '.repeat(9)],
  ['there is no message', ''],
])('encodes nothing if %s', async (_, text) => {
  expect(await compare(text)).toEqual({ compared: undefined, encoded: [] });
});

test('encodes each phrase once, and none of stop words alone', async () => {
  const embedder = wordVectors();
  const comparing = compareWithOptions(embedder);
  for (const text of ['status of shipment', 'my coupon']) {
    await comparing(text, options, async () => (await embedder.embed([text]))[0]);
  }
  expect(embedder.encoded.toSorted()).toEqual(
    [
      'Opening times',
      'Redeem a voucher',
      'Track an order',
      'my coupon',
      'order status',
      'status of shipment',
    ].toSorted(),
  );
});

test('without the encoder, nothing is compared', async () => {
  const failing = { ...wordVectors(), embed: () => Promise.reject(new Error('offline')) };
  expect(
    await compareWithOptions(failing)('status of shipment', options, async () => new Float32Array(64)),
  ).toBeUndefined();
  const embedder = wordVectors();
  expect(
    await compareWithOptions(embedder)('status of shipment', options, async () => undefined),
  ).toBeUndefined();
});
