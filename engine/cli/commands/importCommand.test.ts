import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { terminal } from '../fixtures/terminal.ts';

async function shop() {
  const { cwd, run } = terminal();
  await run('new', 'shop');
  const data = (content: string) => writeFileSync(join(cwd, 'data.csv'), content);
  const made = join(cwd, 'shop/nlu/intents/opening_hours.yaml');
  return { cwd, run, data, made };
}

it('imports utterances once, and reports what it did', async () => {
  const { run, data, made } = await shop();
  data('utterance,intent\nwhen do you open,Opening hours\nWhen do you open,Opening hours\n');
  const dry = await run('import', 'data.csv', '--into', 'shop', '--dry-run');
  expect(dry).toMatchObject({ code: 0 });
  expect(dry.out.at(-1)).toBe('Nothing was written; 1 file would be');
  expect(existsSync(made)).toBe(false);
  expect(await run('import', 'data.csv', '--into', 'shop')).toMatchObject({
    code: 0,
    out: [
      'Imported:',
      '  intent opening_hours created from "Opening hours", with 1 utterance',
      'Changed:',
      '  the label "Opening hours" is not a valid id and became opening_hours',
      'Left out:',
      '  line 3: "When do you open" already belongs to opening_hours',
      'Wrote 1 file',
    ],
  });
  const before = readFileSync(made, 'utf8');
  const again = await run('import', 'data.csv', '--into', 'shop', '--json');
  expect(JSON.parse(again.out[0] ?? '')).toMatchObject({ importer: 'csv', dryRun: false, files: [] });
  expect(readFileSync(made, 'utf8')).toBe(before);
});

it('writes nothing if the file is invalid', async () => {
  const { run, data, made } = await shop();
  data('utterance,intent\nwhen do you open,opening_hours\nwhen,\n');
  const { code, notes } = await run('import', 'data.csv', '--into', 'shop');
  expect(code).toBe(1);
  expect(notes.join('\n')).toMatch(/INTEROP_DATA_INVALID data\.csv:3: .*the intent is empty/);
  expect(existsSync(made)).toBe(false);
});

const api = (operations: number) =>
  JSON.stringify({
    openapi: '3.1.0',
    servers: [{ url: 'https://api.shop.example' }],
    paths: Object.fromEntries(
      Array.from({ length: operations }, (_, n) => [
        `/things/${n}`,
        { get: { operationId: `thing${n}`, summary: `Thing ${n}`, tags: [n < 2 ? 'few' : 'many'] } },
      ]),
    ),
  });

it('lists the operations of an API, and imports those that are chosen', async () => {
  const { cwd, run } = await shop();
  writeFileSync(join(cwd, 'api.json'), api(21));
  const args = ['import', 'api.json', '--into', 'shop'];
  const unasked = await run(...args);
  expect(unasked).toMatchObject({ code: 1 });
  expect(unasked.out).toHaveLength(21);
  expect(unasked.out[0]).toBe('thing0   GET     /things/0  Thing 0  [few]');
  expect(unasked.notes.join('\n')).toMatch(/INTEROP_CHOICE_NEEDED api\.json: .*21 operations.*--tag/s);
  expect(existsSync(join(cwd, 'shop/actions/thing0.yaml'))).toBe(false);

  expect(await run('import', 'api.json', '--list')).toMatchObject({ code: 0, out: unasked.out });
  expect((await run('import', 'api.json')).notes.join('\n')).toMatch(/CLI_USAGE.*--into/);
  const listed = await run(...args, '--list', '--json');
  expect(JSON.parse(listed.out[0] ?? '')).toHaveLength(21);
  expect(await run(...args, '--tag', 'few')).toMatchObject({
    code: 0,
    out: [
      'Imported:',
      '  SHOP_API_URL declared in dialoom.yaml',
      '  GET /things/0: action thing0 created',
      '  GET /things/1: action thing1 created',
      'Wrote 3 files',
    ],
  });
  const chosen = await run(...args, '--operations', 'thing1, GET /things/2', '--json');
  expect(JSON.parse(chosen.out[0] ?? '')).toMatchObject({
    importer: 'openapi',
    files: ['actions/thing2.yaml'],
    report: [
      { code: 'action_known', place: 'GET /things/1', params: { action: 'thing1' } },
      { code: 'action_made', place: 'GET /things/2', params: { action: 'thing2' } },
    ],
  });
  expect((await run(...args, '--operations', 'all', '--dry-run')).out.at(-1)).toBe(
    'Nothing was written; 18 files would be',
  );
});

it.each([
  [['--tag', 'none'], /INTEROP_CHOICE_UNKNOWN .*no tag none/],
  [['--operations', 'none'], /INTEROP_CHOICE_UNKNOWN .*no operation none/],
  [['--operations', ','], /CLI_USAGE.*names no operation/],
  [['--operations', 'a', '--tag', 'b'], /CLI_USAGE.*together/],
  [['--list', '--as', 'csv'], /INTEROP_CHOICE_IMPOSSIBLE/],
  [['--tag', 'a', '--as', 'csv'], /INTEROP_CHOICE_IMPOSSIBLE/],
])('refuses %j', async (options, error) => {
  const { cwd, run } = await shop();
  writeFileSync(join(cwd, 'api.json'), api(2));
  const { code, notes } = await run('import', 'api.json', '--into', 'shop', ...options);
  expect(code).toBe(1);
  expect(notes.join('\n')).toMatch(error);
});
