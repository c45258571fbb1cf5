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
