import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { docxTable, makeDocx, docxParagraph as p } from '../../sources/fixtures/makeDocx.ts';
import { readDocx } from './readDocx.ts';

it('reads headings by their styles, and tables with the names of their columns', async () => {
  const bytes = await makeDocx(
    [
      p('Returns', 'Title'),
      p('Window', 'Heading1'),
      p('You have 90 days.'),
      docxTable([
        ['Goods', 'Days'],
        ['Shoes', '90'],
        ['Books', '30'],
      ]),
    ].join(''),
  );
  expect(await readDocx('knowledge/returns.docx', bytes)).toEqual([
    {
      slugPath: ['Window'],
      titlePath: ['Returns', 'Window'],
      text: 'You have 90 days.\n\nGoods: Shoes; Days: 90\nGoods: Books; Days: 30',
      rows: [
        {
          line: 2,
          cells: [
            ['Goods', 'Shoes'],
            ['Days', '90'],
          ],
        },
        {
          line: 3,
          cells: [
            ['Goods', 'Books'],
            ['Days', '30'],
          ],
        },
      ],
    },
  ]);
});

it('pairs questions with answers, whether marked by letters, in bold, or by a question mark', async () => {
  const body = [
    p('Fragen', 'Heading1'),
    p('Frage 1: Wann haben Sie ge\u00F6ffnet?'),
    p('Antwort: Montags bis freitags von 8 bis 17 Uhr.'),
    p('Wo kann ich parken?'),
    p('Hinter dem Haus.'),
  ].join('');
  const passages = await readDocx('knowledge/praxis.docx', await makeDocx(body));
  expect(passages.map(({ question, text, line }) => [question, text, line])).toEqual([
    ['Wann haben Sie ge\u00F6ffnet?', 'Montags bis freitags von 8 bis 17 Uhr.', undefined],
    ['Wo kann ich parken?', 'Hinter dem Haus.', undefined],
  ]);
});

it('reports an invalid DOCX file', async () => {
  for (const bytes of [new Uint8Array(), new Uint8Array(Buffer.from('PK no zip')), new Uint8Array(1000)]) {
    await expect(readDocx('knowledge/a.docx', bytes)).rejects.toMatchObject({
      code: 'KB_DOCX_INVALID',
      location: { file: 'knowledge/a.docx' },
    });
  }
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('x'), 'readme.txt');
  zip.end();
  const other = new Uint8Array(await buffer(zip.outputStream));
  await expect(readDocx('knowledge/a.docx', other)).rejects.toMatchObject({ code: 'KB_DOCX_INVALID' });
});

it('rejects a file that unpacks to more than the limit, whatever size it declares', async () => {
  const bomb = await makeDocx(Buffer.alloc(101 * 1024 * 1024, 0x20));
  expect(bomb.length).toBeLessThan(200_000);
  await expect(readDocx('knowledge/a.docx', bomb)).rejects.toMatchObject({ code: 'KB_SOURCE_TOO_LARGE' });

  // The same with a wrong size in the directory: the entry claims ten bytes.
  const view = new DataView(bomb.buffer, bomb.byteOffset);
  let lies = 0;
  for (let at = 0; at < bomb.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000) {
      view.setUint32(at + 24, 10, true);
      lies += 1;
    }
  }
  expect(lies).toBe(1);
  await expect(readDocx('knowledge/a.docx', bomb)).rejects.toMatchObject({ code: 'KB_DOCX_INVALID' });
});
