import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readText } from './readText.ts';

const read = (text: string) =>
  readText('knowledge/a.txt', text).map((passage) => [passage.titlePath.join(' > '), passage.text]);

it('finds headings that are underlined, numbered or in capitals', () => {
  expect(
    read(
      [
        'Returns\n=======\n\nYou have 90\ndays.',
        'Refunds\n-------\nThey take 3 days.',
        '2.1 By card\n\nThe bank sends it.',
        'GIFT CARDS\n\nThey never expire.',
      ].join('\n\n'),
    ),
  ).toEqual([
    ['Returns', 'You have 90 days.'],
    ['Returns > Refunds', 'They take 3 days.'],
    ['Returns > Refunds > 2.1 By card', 'The bank sends it.'],
    ['Returns > GIFT CARDS', 'They never expire.'],
  ]);
});

it('reads as a paragraph what only looks like a heading', () => {
  const text = '1. May 2024 was warm.\n\nNO!\n\n12 Main Street, Springfield;\n\nOK';
  expect(read(text)).toEqual([['', text]]);
});

it('reads lists, and joins hyphenated words', () => {
  expect(
    read('Bring the re-\nceipt:\n- the box\n- the item\n  and its tag\n\n1. Pack\n2. Send\n\nE-\nMail'),
  ).toEqual([['', 'Bring the receipt:\n\n- the box\n- the item and its tag\n\n1. Pack\n2. Send\n\nE- Mail']]);
});

it('loses no word of plain paragraphs', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const paragraph = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => `${words.join(' ')}.`);
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 8 }), (paragraphs) => {
      const read = readText('a.txt', paragraphs.join('\r\n\r\n')).map(({ text }) => text);
      const has = read.join(' ');
      for (const text of paragraphs) for (const words of text.split(' ')) expect(has).toContain(words);
    }),
  );
});

it('pairs questions with answers, and reads tables', () => {
  const passages = readText(
    'a.txt',
    'PRICES\n\nCountry    Price    Days\nFrance     9.95     3\nNorway     19.95    not offered\n\n' +
      'Q. What is it?\nA. A way to send\nmoney.\n\nCan I cancel?\nYes, until 6 pm.',
  );
  expect(passages.map(({ question, text }) => [question, text])).toEqual([
    [undefined, 'Country: France; Price: 9.95; Days: 3\nCountry: Norway; Price: 19.95; Days: not offered'],
    ['What is it?', 'A way to send money.'],
    ['Can I cancel?', 'Yes, until 6 pm.'],
  ]);
});
