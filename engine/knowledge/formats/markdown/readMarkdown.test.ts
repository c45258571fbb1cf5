import { describe, expect, it } from 'vitest';
import { countWords } from '../../sources/chunk.ts';
import { maxWords, overlapWords } from '../../sources/documentPassages.ts';

import { readMarkdown } from './readMarkdown.ts';

const read = (text: string) => readMarkdown('knowledge/a.md', text);

describe('readMarkdown', () => {
  it('puts the headings above a passage into its title path', () => {
    const passages = read(
      '# Shop\n\nWelcome.\n\n## Returns\n\n### Window\n\n30 days.\n\n## Shipping\n\nFast.',
    );
    expect(passages.map((passage) => [passage.titlePath, passage.text])).toEqual([
      [['Shop'], 'Welcome.'],
      [['Shop', 'Returns', 'Window'], '30 days.'],
      [['Shop', 'Shipping'], 'Fast.'],
    ]);
  });

  it('takes the title from the front matter, and the rest of it as metadata', () => {
    const [passage] = read(
      '---\ntitle: Returns\nlocale: de\ntags: [a, b]\nversion: 2\n---\n\n## Window\n\n30 days.',
    );
    expect(passage).toMatchObject({
      titlePath: ['Returns', 'Window'],
      slugPath: ['Window'],
      metadata: { locale: 'de', version: '2' },
    });
  });

  it('does not repeat a heading that equals the front matter title', () => {
    expect(read('---\ntitle: Returns\n---\n# Returns\n\nText.')[0]?.titlePath).toEqual(['Returns']);
    expect(read('---\ntitle: Returns\n---\n# Policy\n\nText.')[0]?.titlePath).toEqual(['Returns', 'Policy']);
  });

  it('names file and line of broken front matter', () => {
    const broken = () => read('---\ntitle: a\nb: [1\n---\ntext');
    expect(broken).toThrow(expect.objectContaining({ code: 'KB_FRONT_MATTER_INVALID' }));
    expect(broken).toThrow(
      expect.objectContaining({ location: { file: 'knowledge/a.md', line: expect.any(Number) } }),
    );
    expect(() => read('---\njust words\n---\ntext')).toThrow(
      expect.objectContaining({ code: 'KB_FRONT_MATTER_INVALID' }),
    );
  });

  it('reads a rule between paragraphs as a rule, not as front matter', () => {
    expect(read('One.\n\n---\n\nTwo.\n\n---\n\nThree.').map((passage) => passage.text)).toEqual([
      'One.\n\nTwo.\n\nThree.',
    ]);
  });

  it('writes each table row with the names of its columns', () => {
    const [passage] = read(
      '| Method | Cost |\n|---|---|\n| Standard | 4.95 |\n| **Express** | `9.95` |\n| Pigeon | |',
    );
    expect(passage?.text).toBe('Method: Standard; Cost: 4.95\nMethod: Express; Cost: 9.95\nMethod: Pigeon');
  });

  it('takes a bold name alone in its row for the group of the rows below', () => {
    const [passage] = read(
      '| Country | Price |\n|---|---|\n| **Europe** | |\n| France | 5 |\n| Norway | 9 |',
    );
    expect(passage?.text).toBe('Europe; Country: France; Price: 5\nEurope; Country: Norway; Price: 9');
    expect(passage?.rows?.[0]?.context).toBe('Europe');
  });

  it('keeps markers of lists, including nested ones', () => {
    expect(read('Do this:\n\n3. Open *it*\n4. Choose:\n   - one\n   - two')[0]?.text).toBe(
      'Do this:\n\n3. Open it\n4. Choose:\n  - one\n  - two',
    );
  });

  it('drops addresses and all other markup', () => {
    const text =
      'See [our **page**](https://example.com/a) or <https://example.com/b>,\n[here](#x) ![a shoe](shoe.png).[^1]\n\n' +
      '<!-- note -->\n\n<div>In a box.</div>\n\n> Quoted.\n\n```\ncode\n```\n\n[^1]: A footnote.';
    expect(read(text)[0]?.text).toBe(
      'See our page or example.com, here.\n\nA footnote.\n\nIn a box.\n\nQuoted.\n\ncode',
    );
  });

  it('says nothing that is meant for a site generator', () => {
    const text =
      '---\ntitle: Store {#store}\n---\nimport Box from "./Box";\n\n[[toc]]\n\n{% include note.html %}\n\n' +
      '[![build](b.svg)](https://ci.example)\n\n:::tip\nPay by card :credit_card: in the store.{: .note}\n:::\n\n' +
      '> [!NOTE]\n> Bring **the receipt**[2].\n\nIt costs {{ price }} today. It is open daily.\n\n## Hours {#hours}\n\n9 to 5.';
    expect(read(text).map((passage) => [passage.titlePath, passage.text])).toEqual([
      [['Store'], 'Pay by card in the store.\n\nBring the receipt.\n\nIt is open daily.'],
      [['Store', 'Hours'], '9 to 5.'],
    ]);
  });

  it('reads tables in HTML like its own, also with blank lines in them, and says on which line a section begins', () => {
    const html =
      '<table>\n<tr><th>Carrier</th><th>Time</th></tr>\n\n<tr><td>Post</td><td>3 days</td></tr>\n</table>';
    expect(read(`---\ntitle: Shipping\n---\n\n## Carriers\n\n${html}`)).toEqual([
      {
        slugPath: ['Carriers'],
        titlePath: ['Shipping', 'Carriers'],
        text: 'Carrier: Post; Time: 3 days',
        rows: [
          {
            line: 0,
            cells: [
              ['Carrier', 'Post'],
              ['Time', '3 days'],
            ],
          },
        ],
        line: 5,
      },
    ]);
  });

  it('makes a pair of each question, however it is marked, and leaves out lists of the questions', () => {
    const text =
      '# Help\n\nOn this page:\n\n- [Do you ship abroad?](#a)\n- [What is NEFT?](#b)\n\n' +
      '**Do you ship abroad?** To all of Europe. Why not?\n\nQ. What is NEFT?\n\nA. A way to send money.\n\n' +
      '### Can I pay cash?\n\nNo.\n\n- **Is it free?**\n\n  Yes.';
    expect(read(text).map((passage) => [passage.question, passage.text])).toEqual([
      ['Do you ship abroad?', 'To all of Europe. Why not?'],
      ['What is NEFT?', 'A way to send money.'],
      ['Can I pay cash?', 'No.'],
      ['Is it free?', 'Yes.'],
    ]);
  });

  it('keeps questions without marks as text if one of them has no answer: they are wordings', () => {
    const text = 'Where is my card?\n\nIt has not come.\n\nWhen does it come?\n\nIs it lost?';
    expect(read(text)).toMatchObject([{ titlePath: [], text }]);
  });

  it('makes no passage of headings, rules and comments alone', () => {
    expect(read('# Only\n\n## Headings\n\n---\n\n<!-- nothing -->')).toEqual([]);
  });

  it('splits a long section between paragraphs and sentences and loses no word', () => {
    const sentence = (n: number) => `Sentence number ${n} has exactly eight words here.`;
    const paragraph = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => sentence(from + i)).join(' ');
    const passages = read(`## Long\n\n${paragraph(0, 40)}\n\n${paragraph(40, 8)}`);
    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) {
      expect(countWords(passage.text)).toBeLessThanOrEqual(maxWords + overlapWords);
      expect(passage.text).toMatch(/^Sentence number .* here\.$/s);
      expect(passage.titlePath).toEqual(['Long']);
    }
    // Each passage continues where the previous one stopped, and repeats its last two sentences.
    const numbers = passages.map(({ text }) =>
      Array.from(text.matchAll(/number (\d+)/g), ([, n]) => Number(n)),
    );
    expect([...new Set(numbers.flat())]).toEqual(Array.from({ length: 48 }, (_, n) => n));
    for (const [i, own] of numbers.entries()) {
      if (i > 0) expect(own.slice(0, 2)).toEqual(numbers[i - 1]?.slice(-2));
    }
  });
});
