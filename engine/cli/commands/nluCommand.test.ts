import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nluReport } from '../../model/reports/nluReport.ts';
import { writeFiles } from '../../project/fixtures/projectFolder.ts';
import { terminal } from '../fixtures/terminal.ts';

const hours = ['when do you open', 'opening hours please', 'are you open on sunday', 'what are your hours'];
const status = ['where is my order', 'track my parcel', 'order status please', 'has my parcel been sent'];
const jokes = ['tell me a joke', 'make me laugh', 'something funny please', 'i want a joke'];
const intent = (id: string, utterances: readonly string[]) =>
  `id: ${id}\nname: ${id}\nutterances:\n${utterances.map((text) => `  - ${text}\n`).join('')}`;
const files = {
  'dialoom.yaml': 'dialoom: 2\nname: Shop\nentryFlow: main\npolicies: { intentThreshold: 0.4 }\n',
  'locales/en.yaml': '{}\n',
  'flows/main.flow.yaml':
    'id: main\nname: Main\nstates:\n  - { id: start, kind: start, on: { next: end } }\n  - { id: end, kind: end }\n',
  'nlu/intents/hours.yaml': intent('hours', hours),
  'nlu/intents/status.yaml': intent('status', status),
  'nlu/intents/joke.yaml': intent('joke', jokes),
  'nlu/entities/order_number.yaml': 'id: order_number\nname: Order\ntype: builtin\nbuiltin: order_number\n',
  'nlu/out_of_scope.yaml': 'utterances: [what is the weather, book a flight, who won the match]\n',
};

function inShop(more: Readonly<Record<string, string>> = {}) {
  const made = terminal();
  writeFiles(join(made.cwd, 'p'), { ...files, ...more });
  return made;
}

const csv = (...rows: readonly (readonly [string, string])[]) =>
  ['text,category', ...rows.map((row) => row.join(','))].join('\n');
const all = [
  ...hours.map((text) => [text, 'hours'] as const),
  ...status.map((text) => [text, 'status'] as const),
];

function withData() {
  const made = terminal();
  writeFileSync(join(made.cwd, 'train.csv'), csv(...all));
  writeFileSync(
    join(made.cwd, 'test.csv'),
    csv(['are you open now', 'hours'], ['where is the parcel', 'status']),
  );
  writeFileSync(join(made.cwd, 'oos.csv'), 'text\nxkcd blorp\nfnord\n');
  return made;
}

describe('dialoom nlu train and predict', () => {
  it('trains once, and shows how a message is understood', async () => {
    const { run } = inShop();
    const first = await run('nlu', 'train', 'p', '--json');
    expect(JSON.parse(first.out[0] ?? '')).toMatchObject({ trained: true, intents: 3 });
    expect((await run('nlu', 'train', 'p')).out).toEqual([
      expect.stringMatching(/^3 intents were already trained; model size \d+ KiB$/),
    ]);
    const said = await run('nlu', 'predict', 'p', 'where is my order 4821993');
    expect(said.code).toBe(0);
    expect(said.out[0]).toBe('Outcome: understood');
    expect(said.out[2]).toMatch(/^status +0\.\d{4}$/);
    expect(said.out).toContain('Entity: order_number = "4821993" ("4821993")');
    const { out } = await run('nlu', 'predict', 'p', 'where is my order', '--json');
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      intents: expect.arrayContaining([{ intent: 'status', confidence: expect.any(Number) }]),
      entities: [],
      sentiment: 0,
      outcome: 'understood',
    });
  });

  it('locates broken documents', async () => {
    const { run } = inShop({ 'nlu/intents/joke.yaml': 'id: joke\nname: Joke\nutterances: [1]\n' });
    const { code, notes } = await run('nlu', 'train', 'p');
    expect(code).toBe(1);
    expect(notes.join('\n')).toMatch(/nlu\/intents\/joke\.yaml:3/);
  });
});

describe('dialoom nlu evaluate', () => {
  it('trains on one file and tests on another', async () => {
    const { run } = withData();
    const given = ['nlu', 'evaluate', '--train', 'train.csv', '--test', 'test.csv', '--oos', 'oos.csv'];
    const { code, out } = await run(...given, '--typos', '1', '--json');
    expect(code).toBe(0);
    expect(out).toHaveLength(1);
    const { validation, fewShot, seed, ...report } = JSON.parse(out[0] ?? '');
    expect(nluReport.parse(report)).toEqual(report);
    expect([validation, fewShot, seed]).toEqual([null, null, 0]);
    expect(report).toMatchObject({
      examples: { training: 8, inScope: 2, outOfScope: 2, intents: 2 },
      accuracy: 1,
      outOfScope: { auroc: 1, threshold: 0.5 },
      typos: { edits: 1 },
    });
    const lines = (await run(...given)).out;
    expect(lines[0]).toBe('8 utterances of 2 intents; evaluated on 2 in-scope and 2 out-of-scope messages');
    expect(lines).toContainEqual(expect.stringMatching(/^accuracy {2,}100\.0 %$/));
  });

  it('trains on a few messages of each intent, the same ones with the same seed', async () => {
    const { run } = withData();
    const given = [
      'nlu',
      'evaluate',
      '--train',
      'train.csv',
      '--test',
      'test.csv',
      '--few-shot',
      '1',
      '--json',
    ];
    const figures = async (seed: string) => {
      const { out } = await run(...given, '--seed', seed);
      const { trainMs, latencyMs, ...rest } = JSON.parse(out[0] ?? '');
      return rest;
    };
    const one = await figures('1');
    expect(one).toMatchObject({ examples: { training: 2 }, fewShot: 1, seed: 1, outOfScope: null });
    expect(await figures('1')).toEqual(one);
  });

  it('uses the parts of a file in CLINC150 format, and chooses thresholds on its validation part', async () => {
    const { cwd, run } = terminal();
    const clinc = {
      train: all,
      val: [['opening hours', 'hours']],
      oos_val: [['xkcd', 'oos']],
      test: [['track the parcel', 'status']],
      oos_test: [
        ['fnord blorp', 'oos'],
        ['zzz', 'oos'],
      ],
      oos_train: [['never used', 'oos']],
    };
    writeFileSync(join(cwd, 'c.json'), JSON.stringify(clinc));
    const given = ['nlu', 'evaluate', '--train', 'c.json', '--test', 'c.json'];
    const { out } = await run(...given, '--threshold', 'validation', '--json');
    const report = JSON.parse(out[0] ?? '');
    expect(report.examples).toMatchObject({ training: 8, inScope: 1, outOfScope: 2, intents: 2 });
    expect(report.validation).toMatchObject({ accuracy: 1, outOfScope: { auroc: expect.any(Number) } });
    expect(report.threshold).toBe(report.validation.suggested.threshold);
    expect((await run(...given)).out.at(-1)).toMatch(/^Best threshold on it: /);
  });

  it('measures a project by cross-validation', async () => {
    const { run } = inShop();
    const { out } = await run('nlu', 'evaluate', 'p', '--folds', '2', '--json');
    const report = nluReport.parse(JSON.parse(out[0] ?? ''));
    expect(report.examples).toEqual({
      training: 12,
      inScope: 12,
      outOfScope: 3,
      intents: 3,
      folds: 2,
      standIn: false,
    });
    expect(report.threshold).toBe(0.4);
    const strict = await run('nlu', 'evaluate', 'p', '--threshold', '0.9', '--json');
    expect(JSON.parse(strict.out[0] ?? '').threshold).toBe(0.9);
  });

  it('locates errors in a file', async () => {
    const { cwd, run } = withData();
    writeFileSync(join(cwd, 'bad.csv'), 'text,category\nwhere,status\n,status\n');
    const { code, notes } = await run('nlu', 'evaluate', '--train', 'bad.csv', '--test', 'test.csv');
    expect(code).toBe(1);
    expect(notes).toEqual([
      expect.stringMatching(/^CLI_DATA_INVALID bad\.csv:3: bad\.csv is not .*: the text is empty\. Use CSV/),
    ]);
    writeFileSync(join(cwd, 'empty.csv'), 'text,category\n');
    expect((await run('nlu', 'evaluate', '--train', 'empty.csv', '--test', 'test.csv')).notes).toEqual([
      expect.stringMatching(/^CLI_DATA_EMPTY empty\.csv: empty\.csv has no messages for --train/),
    ]);
  });

  it.each([
    [[]],
    [['--train', 'train.csv']],
    [['p', '--train', 'train.csv']],
    [['p', '--few-shot', '3']],
    [['p', '--threshold', 'validation']],
    [['--train', 'train.csv', '--test', 'test.csv', '--folds', '3']],
    [['--train', 'train.csv', '--test', 'test.csv', '--few-shot', '0']],
    [['--train', 'train.csv', '--test', 'test.csv', '--threshold', '2']],
    [['--train', 'train.csv', '--test', 'test.csv', '--typos', 'many']],
  ])('rejects %j', async (args) => {
    expect(await withData().run('nlu', 'evaluate', ...args)).toMatchObject({
      code: 2,
      out: [],
      notes: [expect.stringMatching(/^CLI_USAGE: /)],
    });
  });
});

describe('dialoom nlu threshold, check and curve', () => {
  it('shows the trade-off and what to write', async () => {
    const { run } = inShop();
    const { code, out } = await run('nlu', 'threshold', 'p');
    expect(code).toBe(0);
    expect(out[0]).toBe('12 in-scope and 3 out-of-scope messages, 5 folds');
    expect(out).toContainEqual(expect.stringMatching(/^now +0\.40 /));
    expect(out).toContainEqual(expect.stringMatching(/^ {2}intentThreshold: \d/));
    const report = JSON.parse(
      (await run('nlu', 'threshold', 'p', '--oos-share', '0.5', '--json')).out[0] ?? '',
    );
    expect(report).toMatchObject({ outOfScopeShare: 0.5, curve: { length: 101 } });
  });

  it('names contradictions with their lines, and fails', async () => {
    const { run } = inShop({ 'nlu/intents/joke.yaml': intent('joke', [...jokes, 'Track my parcel!']) });
    const { code, out } = await run('nlu', 'check', 'p');
    expect(code).toBe(1);
    expect(out).toContain(
      '  "Track my parcel!" (nlu/intents/joke.yaml:8) and "track my parcel" (nlu/intents/status.yaml:5)',
    );
    expect(await inShop().run('nlu', 'check', 'p')).toMatchObject({ code: 0 });
    expect(JSON.parse((await run('nlu', 'check', 'p', '--json')).out[0] ?? '')).toMatchObject({
      totals: { contradictions: 1 },
    });
  });

  it('shows whether more utterances would help', async () => {
    const { run } = inShop();
    const { out } = await run('nlu', 'curve', 'p');
    expect(out[0]).toMatch(/^per intent +utterances +accuracy/);
    expect(JSON.parse((await run('nlu', 'curve', 'p', '--json')).out[0] ?? '').runs).toBe(3);
  });

  it('reports what a project lacks', async () => {
    const { cwd, run } = terminal();
    const { 'nlu/intents/hours.yaml': one, 'dialoom.yaml': manifest } = files;
    writeFiles(join(cwd, 'p'), { 'dialoom.yaml': manifest, 'nlu/intents/hours.yaml': one });
    for (const command of ['evaluate', 'threshold', 'curve']) {
      expect(await run('nlu', command, 'p')).toMatchObject({
        code: 1,
        notes: ['Training and evaluating…', expect.stringMatching(/^NLU_ONE_INTENT: .*hours/)],
      });
    }
    expect(await run('nlu', 'check', 'p')).toMatchObject({
      code: 1,
      out: expect.arrayContaining([expect.stringMatching(/^error: NLU_ONE_INTENT/)]),
    });
  });
});
