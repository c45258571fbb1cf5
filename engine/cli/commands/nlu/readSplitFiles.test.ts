import { describe, expect, it } from 'vitest';
import { readIntentData } from './readSplitFiles.ts';

const errorOf = (content: string, isUnlabelled = false) => {
  try {
    readIntentData(content, 'data.csv', isUnlabelled);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('readIntentData', () => {
  it('reads CSV with its columns in any order, quoted, and with a byte order mark', () => {
    const csv = '\uFEFFcategory, Text\nhours,"when, ""please""?\nnow"\n\nstatus,where\n';
    expect(readIntentData(csv, 'x.csv')).toEqual({
      kind: 'rows',
      rows: [
        { text: 'when, "please"?\nnow', intent: 'hours' },
        { text: 'where', intent: 'status' },
      ],
    });
    expect(readIntentData('text,category\n', 'x.csv')).toEqual({ kind: 'rows', rows: [] });
  });

  it('reads the JSON of CLINC150 without its unused parts', () => {
    const json = JSON.stringify({
      train: [['a', 'x']],
      val: [['b', 'x']],
      test: [['c', 'x']],
      oos_test: [['d', 'oos']],
      oos_train: [['e', 'oos']],
    });
    expect(readIntentData(json, 'x.json')).toEqual({
      kind: 'splits',
      splits: {
        train: [{ text: 'a', intent: 'x' }],
        val: [{ text: 'b', intent: 'x' }],
        test: [{ text: 'c', intent: 'x' }],
        oos_val: [],
        oos_test: [{ text: 'd', intent: 'oos' }],
      },
    });
  });

  it('does not need an out-of-scope part if there are no such messages', () => {
    expect(readIntentData('text\nweather\n', 'x.csv', true)).toEqual({
      kind: 'rows',
      rows: [{ text: 'weather', intent: '' }],
    });
  });

  it.each([
    ['nothing', '', 1, 'no column "text"'],
    ['no header', 'where is it,status\n', 1, 'no column "text"'],
    ['no category', 'text\nwhere\n', 1, 'no column "category"'],
    ['an empty text', 'text,category\nwhere,x\n " ",y\n', 3, ''],
    ['an empty category', 'text,category\nwhere,x\nwhen,\n', 3, 'category is empty'],
    ['a row that is too long', 'text,category\nwhere,x\nwhen,y,z\n', 3, 'Record Length'],
    ['an unclosed quote', 'text,category\n"where,x\n', 2, 'Quote Not Closed'],
    ['binary content', '\u0000\u0001PNG\u0000', 1, 'no column "text"'],
  ])('locates the problem with %s', (_, content, line, reason) => {
    expect(errorOf(content)).toMatchObject({
      code: 'CLI_DATA_INVALID',
      message: expect.stringContaining(reason),
      location: { file: 'data.csv', line },
    });
  });

  it.each([
    ['{"train": [["a", "x"], ["b"]]}', 'train[1]'],
    ['{"train": [["a", 1]]}', 'train[0][1]'],
    ['{"train": [[" ", "x"]]}', 'train[0][0]'],
    ['{"train": ', undefined],
    ['[1]', undefined],
  ])('reports what is wrong with %s', (content, field) => {
    const error = errorOf(content);
    expect(error).toMatchObject({ code: 'CLI_DATA_INVALID' });
    expect((error as { location?: { field?: string } }).location?.field).toBe(field);
  });
});
