import { expect, test } from 'vitest';
import { wordVectors } from './fixtures/wordVectors.ts';
import { optionComparisons } from './optionMeanings.ts';

const options = [
  { option: 'track', phrases: ['Track an order', 'order status'] },
  { option: 'voucher', phrases: ['Redeem a voucher'] },
  { option: 'times', phrases: ['Opening times', 'it'] },
];

const anyLanguage = () => true;
const knowingEnglish = <E extends object>(embedder: E) => ({ ...embedder, comparesOptionsIn: ['en'] });

function comparing(embedder: ReturnType<typeof wordVectors>) {
  const compare = optionComparisons(knowingEnglish(embedder), undefined)('en');
  if (compare === undefined) throw new Error('no comparison');
  return compare;
}

async function compare(text: string, offered: typeof options = options) {
  const embedder = wordVectors();
  const compared = await comparing(embedder)(text, offered, anyLanguage, undefined);
  return { compared, encoded: embedder.encoded };
}

test('with sums of vectors of words, the only word that means something must be similar itself', async () => {
  const words = wordVectors();
  const compareSums = optionComparisons(undefined, () => words)('de');
  const offered = [{ option: 'track', phrases: ['please order status'] }];
  const find = async (text: string) => compareSums?.(text, offered, anyLanguage, undefined);
  expect((await find('please status'))?.[0]?.option).toBe('track');
  expect(await find('please moon')).toBeUndefined();
});

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
  const compareAgain = comparing(embedder);
  for (const text of ['status of shipment', 'my coupon'])
    await compareAgain(text, options, anyLanguage, undefined);
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

test('only the best option has a probability', async () => {
  const { compared = [] } = await compare('status of shipment');
  expect(compared[0]?.confidence).toBeGreaterThan(0.6);
  expect(compared[0]?.confidence).toBeLessThan(1);
  expect(compared.slice(1).every(({ confidence }) => confidence === undefined)).toBe(true);
});

test('a message that the encoder has encoded is not encoded again', async () => {
  const embedder = wordVectors();
  const shared = wordVectors();
  await comparing(embedder)('status of shipment', options, anyLanguage, { ...shared, id: embedder.id });
  expect(shared.encoded).toEqual(['status of shipment']);
  expect(embedder.encoded).not.toContain('status of shipment');
});

test('phrases of another language are not compared', async () => {
  const { compared } = await compare('status of shipment');
  expect(compared?.map(({ option }) => option)).toContain('track');
  const onlyVoucher = await comparing(wordVectors())(
    'status of shipment',
    options,
    (phrase) => phrase === 'Redeem a voucher',
    undefined,
  );
  expect(onlyVoucher?.map(({ option }) => option) ?? []).not.toContain('track');
});

test('a language that the encoder does not know uses vectors of words, or nothing', async () => {
  const words = wordVectors();
  const comparisons = optionComparisons(knowingEnglish(wordVectors()), (language) =>
    language === 'de' ? words : undefined,
  );
  expect(comparisons('fr')).toBeUndefined();
  await comparisons('de')?.('status of shipment', options, anyLanguage, undefined);
  expect(words.encoded).toContain('status of shipment');
  expect(optionComparisons(undefined, undefined)('en')).toBeUndefined();
});

test('without the encoder, nothing is compared', async () => {
  const failing = { ...wordVectors(), embed: () => Promise.reject(new Error('offline')) };
  expect(await comparing(failing)('status of shipment', options, anyLanguage, undefined)).toBeUndefined();
});
