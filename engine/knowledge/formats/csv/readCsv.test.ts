import { describe, expect, it } from 'vitest';
import { readCsv } from './readCsv.ts';

const read = (text: string) => readCsv('knowledge/faq.csv', text);
const failing = (code: string, line: number) =>
  expect.objectContaining({ code, location: { file: 'knowledge/faq.csv', line } });

describe('readCsv', () => {
  it('says no markup that other tools left in the cells', () => {
    const [passage] = read(
      'question,answer\n<b>Where?</b>,"<p>In **the [shop](https://a.example/shop)**.<br>See https://www.a.example/map?x=1 &amp; ask.[1]</p>"',
    );
    expect(passage).toMatchObject({ question: 'Where?', text: 'In the shop.\nSee a.example & ask.' });
  });

  it('reads question-answer pairs, further columns as metadata', () => {
    expect(
      read('Question , answer,tag\n"Red, or ""blue""?","Line one.\nLine two.",colour\nSecond?,Yes,\n'),
    ).toEqual([
      {
        slugPath: ['Red, or "blue"?'],
        line: 2,
        titlePath: ['Red, or "blue"?'],
        text: 'Line one.\nLine two.',
        question: 'Red, or "blue"?',
        metadata: { tag: 'colour' },
      },
      { slugPath: ['Second?'], line: 4, titlePath: ['Second?'], text: 'Yes', question: 'Second?' },
    ]);
  });

  it.each([
    ['semicolon', 'question;answer\nA, or b?;Yes, both'],
    ['tab', 'question\tanswer\nA, or b?\tYes, both'],
    ['semicolon, quoted names', '"question";"answer"\r\n"A, or b?";"Yes, both"\r\n'],
  ])('reads columns separated by %s', (_, text) => {
    expect(read(text)).toMatchObject([{ question: 'A, or b?', text: 'Yes, both' }]);
  });

  it('skips empty lines', () => {
    expect(read('question,answer\n\nA?,B\n,\n\nC?,D\n\n')).toHaveLength(2);
  });

  it('requires a header with both columns', () => {
    expect(() => read('frage,antwort\nA?,B')).toThrow(failing('KB_CSV_HEADER', 1));
    expect(() => read('\n\nWhere?,There')).toThrow(failing('KB_CSV_HEADER', 3));
  });

  it('names the line of a syntax error', () => {
    expect(() => read('question,answer\n"A\nB?",C\nD?,E,F')).toThrow(failing('KB_CSV_MALFORMED', 4));
    expect(() => read('question,answer\nA?,B\n"C?,D\nE?,F')).toThrow(
      expect.objectContaining({ code: 'KB_CSV_MALFORMED', message: expect.stringContaining('Quote') }),
    );
    expect(() => read('question,answer\nA? "b",C')).toThrow(failing('KB_CSV_MALFORMED', 2));
  });

  it('names the line of an incomplete pair', () => {
    expect(() => read('question,answer\n"A\nB?",C\nD?,')).toThrow(failing('KB_CSV_ROW_INCOMPLETE', 4));
    expect(() => read('question,answer\nA?,B\n,"D\nE"')).toThrow(failing('KB_CSV_ROW_INCOMPLETE', 3));
  });
});
