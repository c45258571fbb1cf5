import { expect, it } from 'vitest';
import { makePdf, type PdfText } from '../../sources/fixtures/makePdf.ts';
import { readPdf } from './readPdf.ts';

const lines = (top: number, texts: readonly string[], size = 11): PdfText[] =>
  texts.map((text, i) => ({ y: top - i * 14, size, text }));
const read = (pages: readonly (readonly PdfText[])[], options = {}) =>
  readPdf('knowledge/manual.pdf', makePdf(pages, options));

it('finds headings by size, paragraphs by gaps, lists and pages', async () => {
  const passages = await read([
    [
      { y: 740, size: 22, text: 'Returns' },
      { y: 700, size: 15, text: 'How long you have' },
      ...lines(670, [
        'You can return what you bought within 90 days, and re-',
        'ceive the whole price back.',
      ]),
      ...lines(620, ['You need:', '\u2022 the receipt', '\u2022 the box']),
    ],
    [{ y: 740, size: 15, text: 'Exchanges' }, ...lines(710, ['Sizes are exchanged in every shop.'])],
  ]);
  expect(passages).toEqual([
    {
      slugPath: ['How long you have'],
      titlePath: ['Returns', 'How long you have'],
      text: 'You can return what you bought within 90 days, and receive the whole price back.\n\nYou need:\n\n- the receipt\n- the box',
      metadata: { page: '1' },
    },
    {
      slugPath: ['Exchanges'],
      titlePath: ['Returns', 'Exchanges'],
      text: 'Sizes are exchanged in every shop.',
      metadata: { page: '2' },
    },
  ]);
});

it('skips running titles and page numbers, and continues across pages', async () => {
  const page = (n: number, texts: readonly string[]) => [
    { y: 770, size: 9, text: 'ACME Handbook 2024' },
    ...lines(700, texts),
    { y: 30, size: 9, text: `Page ${n} of 3` },
  ];
  const [first, ...others] = await read([
    page(1, ['Our shops are open from nine', 'to six, and the one at the']),
    page(2, ['station is open on Sundays, too.', 'Bring your receipt.']),
    page(3, ['Cards are taken everywhere.']),
  ]);
  expect(others).toEqual([]);
  expect(first?.text).toBe(
    'Our shops are open from nine to six, and the one at the station is open on Sundays, too. Bring your receipt.\n\nCards are taken everywhere.',
  );
});

it('keeps the rows of a table, with the names of their columns', async () => {
  const row = (y: number, cells: readonly string[]) => cells.map((text, i) => ({ x: 72 + 150 * i, y, text }));
  const passages = await read(
    [
      [
        ...lines(740, ['These are the prices of shipping to your home.']),
        ...row(700, ['Method', 'Days', 'Price']),
        ...row(686, ['Standard', '5', '3.95']),
        ...row(672, ['Express', '1', '9.95']),
      ],
    ],
    { title: 'Shipping' },
  );
  expect(passages).toEqual([
    expect.objectContaining({
      titlePath: ['Shipping'],
      text: 'These are the prices of shipping to your home.\n\nMethod: Standard; Days: 5; Price: 3.95\nMethod: Express; Days: 1; Price: 9.95',
    }),
  ]);
});

it('joins the lines of a cell, also of cells that stand in the middle of their row', async () => {
  const at = (x: number, y: number, text: string): PdfText => ({ x, y, text, size: 9 });
  const [passage] = await read([
    [
      { y: 740, size: 16, text: 'Delivery' },
      ...[at(73, 700, 'Country'), at(182, 700, 'Standard'), at(296, 700, 'Express'), at(420, 700, 'Notes')],
      ...[at(37, 650, 'Germany'), at(149, 664, '4.90 EUR'), at(261, 664, '9.90 EUR')],
      ...['Free from 50 EUR,', 'except for islands', 'and heavy goods'].map((text, i) =>
        at(373, 675 - 11 * i, text),
      ),
      ...[at(149, 630, '5.90 EUR (packing'), at(149, 619, 'station)'), at(261, 625, 'not offered')],
      ...[at(37, 600, 'Norway'), at(149, 600, '19.90 EUR'), at(261, 600, 'not offered')],
      at(37, 570, 'Prices include taxes in all countries of the European Union.'),
    ],
  ]);
  expect(passage?.text.split('\n')).toEqual([
    'Country: Germany; Standard: 4.90 EUR; Express: 9.90 EUR; Notes: Free from 50 EUR, except for islands and heavy goods',
    'Country: Germany; Standard: 5.90 EUR (packing station); Express: not offered',
    'Country: Norway; Standard: 19.90 EUR; Express: not offered',
    '',
    'Prices include taxes in all countries of the European Union.',
  ]);
  expect(passage?.rows).toHaveLength(3);
});

it('continues a row with a line that leaves the first column empty and begins in the middle of a sentence', async () => {
  const row = (y: number, cells: readonly string[]) =>
    cells.flatMap((text, i) => (text === '' ? [] : [{ x: 72 + 150 * i, y, text }]));
  const [passage] = await read(
    [
      [
        ...row(700, ['Room', 'Price', 'Note']),
        ...row(686, ['Single', '120', 'only if there is a room,']),
        ...row(672, ['', '', 'please ask before']),
        ...row(658, ['Shared', '0', 'always']),
        ...row(644, ['', '10', 'With breakfast']),
      ],
    ],
    { title: 'Rooms' },
  );
  expect(passage?.text.split('\n')).toEqual([
    'Room: Single; Price: 120; Note: only if there is a room, please ask before',
    'Room: Shared; Price: 0; Note: always',
    'Room: Shared; Price: 10; Note: With breakfast',
  ]);
});

it('continues a table on the next page, and takes no cut row for its headings', async () => {
  const row = (y: number, cells: readonly string[]) => cells.map((text, i) => ({ x: 72 + 150 * i, y, text }));
  const first = [...row(114, ['Room', 'Price', 'Days']), ...row(100, ['Single', '120', '3'])];
  const page = (...rows: (readonly string[])[]) => rows.flatMap((cells, i) => row(740 - 14 * i, cells));
  const texts = async (second: readonly PdfText[]) =>
    (await read([first, second], { title: 'Rooms' })).flatMap(({ text }) => text.split(/\n+/));
  expect(await texts(page(['Room', 'Price', 'Days'], ['Double', '90', '2'], ['Shared', '0', '9']))).toEqual([
    'Room: Single; Price: 120; Days: 3',
    'Room: Double; Price: 90; Days: 2',
    'Room: Shared; Price: 0; Days: 9',
  ]);
  expect(await texts(page(['Double', '90', '2'], ['Shared', '0', '9']))).toContain(
    'Room: Shared; Price: 0; Days: 9',
  );
  expect(await texts(page(['only now', 'and then'], ['Shared', 'always']))).toEqual([
    'Room: Single; Price: 120; Days: 3',
    'only now; and then',
    'Shared; always',
  ]);
});

it('pairs questions with answers without contents, running titles and ways back', async () => {
  const passages = await read(
    [
      [
        { y: 770, size: 9, text: '12/1/26, 9:48 AM' },
        ...lines(740, ['Contents', 'What is NEFT?', 'Can I stop a transfer?', 'Costs ............... 4']),
        ...lines(670, [
          'Q. What is NEFT?',
          'A. A way to send money',
          'between banks.',
          'Top of the Document',
        ]),
        ...lines(600, ['Q. Can I stop a transfer?', 'A. Until it is sent.[1]', 'Top of the Document']),
        { y: 30, size: 9, text: 'https://bank.example/faq 1/1' },
      ],
    ],
    { title: 'Transfers' },
  );
  expect(passages.map(({ question, text }) => [question, text])).toEqual([
    ['What is NEFT?', 'A way to send money between banks.'],
    ['Can I stop a transfer?', 'Until it is sent.'],
  ]);
});

it('reports a PDF that cannot be read', async () => {
  await expect(read([[], []])).rejects.toMatchObject({
    code: 'KB_PDF_NO_TEXT',
    message: expect.stringContaining('2 pages'),
    location: { file: 'knowledge/manual.pdf' },
  });
  const junk = new Uint8Array(Buffer.from('%PDF-1.4 and then nothing of a PDF'));
  await expect(readPdf('knowledge/a.pdf', junk)).rejects.toMatchObject({ code: 'KB_PDF_INVALID' });
  await expect(readPdf('knowledge/a.pdf', new Uint8Array())).rejects.toMatchObject({
    code: 'KB_PDF_INVALID',
  });
});

it('reports a protected PDF', async () => {
  // An encryption dictionary with an unknown password: the checks fail for the empty one.
  const key = '0'.repeat(64);
  const pdf = Buffer.from(makePdf([lines(700, ['Secret'])]))
    .toString('latin1')
    .replace(
      '/Root 1 0 R',
      `/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${key}> /U <${key}> >>`,
    );
  const bytes = new Uint8Array(Buffer.from(pdf, 'latin1'));
  await expect(readPdf('knowledge/a.pdf', bytes)).rejects.toMatchObject({ code: 'KB_PDF_ENCRYPTED' });
});
