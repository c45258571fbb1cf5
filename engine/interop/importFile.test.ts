import { describe, expect, it, vi } from 'vitest';
import { createWorkspace } from '../edit/workspace.ts';
import { shopProject } from '../model/fixtures/shopProject.ts';
import type { ReportEntry } from '../model/reports/importReport.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { importFile } from './importFile.ts';

vi.mock('./index.ts', async (original) => {
  const { importers } = await original<typeof import('./index.ts')>();
  // The one line of a new importer; its folder is fixtures/lines.
  const { lines } = await import('./fixtures/lines/lines.ts');
  return { importers: [...importers, lines] };
});

const intent = 'nlu/intents/return_item.yaml';
const files = {
  ...shopProject,
  [intent]:
    '# Kept by hand.\nid: return_item\nname: Return an item\nutterances:\n  - I want to return this # often\n',
};
const shop = createWorkspace(files, nodeRegistry);
const read = (content: string, path = 'data.csv', as?: string) => importFile(shop, { path, content }, { as });
const codes = (report: readonly ReportEntry[]) =>
  report.map(({ code, place = '' }) => `${code} ${place}`.trim());
const textOf = (result: ReturnType<typeof read>, path: string) =>
  result.files.find((change) => change.path === path)?.after;
function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('CSV of utterances', () => {
  it('extends the intents of the project, keeping their comments, and creates others', () => {
    const result = read(
      'intent,utterance\nreturn_item,Take it back\ngift_card,"Do you have [gift] cards?"\n',
    );
    expect(result.importer).toBe('csv');
    expect(textOf(result, intent)).toBe(`${files[intent]}  - Take it back\n`);
    expect(textOf(result, 'nlu/intents/gift_card.yaml')).toContain('name: Gift card');
    const after = createWorkspace(
      { ...files, ...Object.fromEntries(result.files.map(({ path, after: text }) => [path, text ?? ''])) },
      nodeRegistry,
    );
    expect(after.parsed.problems).toEqual([]);
    expect(after.parsed.project?.intents.gift_card?.utterances).toEqual(['Do you have [gift] cards?']);
    expect(result.report).toEqual([
      { code: 'intent_extended', outcome: 'taken', params: { intent: 'return_item', utterances: 1 } },
      {
        code: 'intent_made',
        outcome: 'taken',
        params: { intent: 'gift_card', label: 'gift_card', utterances: 1 },
      },
    ]);
  });

  it('skips utterances that are known, and those that already belong to another intent', () => {
    const result = read(
      'utterance,intent\ni WANT to return  this,return_item\nI want to return this,other\nnew,other\nNew,other\n',
    );
    expect(codes(result.report)).toEqual([
      'utterance_known line 2',
      'utterance_elsewhere line 3',
      'utterance_known line 5',
      'intent_made',
    ]);
    expect(result.files.map(({ path }) => path)).toEqual(['nlu/intents/other.yaml']);
  });

  it('changes nothing when imported again', () => {
    const data = { path: 'data.csv', content: 'utterance,intent\nTake it back,return_item\n' };
    const [change] = importFile(shop, data).files;
    const again = createWorkspace({ ...files, [intent]: change?.after ?? '' }, nodeRegistry);
    expect(importFile(again, data).files).toEqual([]);
  });

  it('turns labels into identifiers, merges those that become the same, and skips invalid ones', () => {
    const result = read('utterance,intent\na,Größe ändern!\nb,grosse-andern\nc,???\nd,2nd try\n');
    expect(codes(result.report)).toEqual([
      'label_changed',
      'label_changed',
      'label_unusable',
      'label_changed',
      'labels_joined',
      'intent_made',
      'intent_made',
    ]);
    expect(result.files.map(({ path }) => path)).toEqual([
      'nlu/intents/grosse_andern.yaml',
      'nlu/intents/nd_try.yaml',
    ]);
  });

  it('skips languages that the project does not have', () => {
    const result = read('utterance,intent,locale\nhej,hello,sv\nhello,hello,en\n');
    expect(codes(result.report)).toEqual(['locale_unknown line 2', 'intent_made']);
  });

  it.each([
    ['nothing', '', 'INTEROP_DATA_INVALID', 'no column "utterance"'],
    ['other columns', 'a,b\n1,2\n', 'INTEROP_DATA_INVALID', 'no column "utterance"'],
    ['no intent', 'utterance\nhello\n', 'INTEROP_DATA_INVALID', 'no column "intent"'],
    ['an empty label', 'utterance,intent\nhello,\n', 'INTEROP_DATA_INVALID', 'the intent is empty'],
    ['only a header', 'utterance,intent\n', 'INTEROP_NOTHING_TO_IMPORT', 'nothing'],
  ])('rejects a file with %s', (_, content, code, reason) => {
    expect(errorOf(() => read(content))).toMatchObject({ code, message: expect.stringContaining(reason) });
  });
});

describe('CLINC150', () => {
  it('imports training data, and reports the rest', () => {
    const result = read(
      JSON.stringify({
        train: [['how much is it', 'price']],
        test: [['what does it cost', 'price']],
        oos_train: [
          ['who won the match', 'oos'],
          ['who won the match', 'oos'],
        ],
        oos_test: [['sing a song', 'oos']],
      }),
      'data_full.json',
    );
    expect(result.importer).toBe('clinc150');
    expect(result.files.map(({ path }) => path)).toEqual(['nlu/intents/price.yaml', 'nlu/out_of_scope.yaml']);
    expect(textOf(result, 'nlu/out_of_scope.yaml')).toContain('who won the match');
    expect(codes(result.report)).toEqual([
      'utterance_known oos_train[1]',
      'intent_made',
      'out_of_scope_extended',
      'part_left_out',
      'part_left_out',
    ]);
  });

  it('locates errors in the file', () => {
    expect(errorOf(() => read('{"train": [["a"]]}', 'x.json'))).toMatchObject({
      code: 'INTEROP_DATA_INVALID',
      location: { file: 'x.json', field: expect.stringContaining('train[0]') },
    });
    expect(errorOf(() => read('{"tests": []}', 'x.json'))).toMatchObject({
      code: 'INTEROP_NOTHING_TO_IMPORT',
    });
  });
});

describe('the list of importers', () => {
  it('is extended by a folder and a line', () => {
    expect(read('greet: hello there\n', 'intents.lines').report).toMatchObject([
      { code: 'intent_made', params: { intent: 'greet', utterances: 1 } },
    ]);
    expect(read('greet: hello there\n', 'intents.txt', 'lines').importer).toBe('lines');
  });

  it('lists the known formats if none fits', () => {
    expect(errorOf(() => read('', 'intents.xyz'))).toMatchObject({
      code: 'INTEROP_FORMAT_UNKNOWN',
      remedy: expect.stringContaining('clinc150, csv, lines'),
    });
    expect(errorOf(() => read('', 'a.csv', 'rasa'))).toMatchObject({ code: 'INTEROP_IMPORTER_UNKNOWN' });
  });
});
