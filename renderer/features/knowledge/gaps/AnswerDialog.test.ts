import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRow } from './AnswerDialog.tsx';

describe('answerRow', () => {
  it('follows the columns of the file', () => {
    expect(answerRow('question,answer\n', 'Where?', 'Here.')).toBe('question,answer\nWhere?,Here.\n');
    expect(answerRow('tags;Answer;"Question"\nx;y;z', 'Where?', 'Here; there.')).toBe(
      'tags;Answer;"Question"\nx;y;z\n;"Here; there.";Where?\n',
    );
  });

  it('refuses a file of other columns', () => {
    expect(answerRow('a,b\n', 'q', 'a')).toBeUndefined();
    expect(answerRow('', 'q', 'a')).toBeUndefined();
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        fc.constantFrom(',', ';', '\t'),
        (q, a, d) => {
          const text = answerRow(`question${d}answer${d}url\n`, q, a) ?? '';
          expect(parse(text, { delimiter: d, from_line: 2 })).toEqual([[q, a, '']]);
        },
      ),
    );
  });
});
