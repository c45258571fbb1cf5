import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { terminal } from '../fixtures/terminal.ts';

async function shop() {
  const { cwd, run } = terminal();
  await run('new', 'shop', '--template', 'retail-support');
  const german = join(cwd, 'shop/locales/de.yaml');
  const file = (name: string) => join(cwd, name);
  return { run, german, file };
}

it('exports XLIFF, and takes what comes back', async () => {
  const { run, german, file } = await shop();
  const text = readFileSync(german, 'utf8');
  writeFileSync(german, text.replace(/^common\.yes: .*\n/m, ''));
  expect(await run('texts', 'export', 'shop')).toMatchObject({ code: 0, out: ['Wrote texts.de.xlf'] });
  const again = await run('texts', 'export', 'shop');
  expect(again.code).toBe(1);
  expect(again.notes.join()).toContain('CLI_FILE_EXISTS');

  const xliff = readFileSync(file('texts.de.xlf'), 'utf8');
  const translated = xliff
    .replace(
      '<segment state="initial">\n        <source>Yes</source>',
      '<segment state="final">\n        <source>Yes</source><target>Jawohl</target>',
    )
    .replace('<target>Nein</target>', '<target>Nö</target>');
  writeFileSync(file('back.xlf'), translated);
  const dry = await run('texts', 'import', 'back.xlf', '--into', 'shop', '--dry-run');
  expect(dry.out).toEqual([
    'Imported:',
    expect.stringMatching(/^ {2}back\.xlf:\d+ de common\.yes: new$/),
    'Would replace a text; --overwrite takes them:',
    expect.stringMatching(/^ {2}back\.xlf:\d+ de common\.no: another text than in the project$/),
    '    - Nein',
    '    + Nö',
    expect.stringMatching(/^1 imported, 1 left out, \d+ the same, 0 not translated$/),
    'Nothing was written; 2 files would be',
  ]);
  expect(readFileSync(german, 'utf8')).not.toContain('Jawohl');
  await run('texts', 'import', 'back.xlf', '--into', 'shop');
  expect(readFileSync(german, 'utf8')).toContain('common.yes: Jawohl');
  expect(readFileSync(german, 'utf8')).toContain('common.no: Nein');
  const overwritten = await run('texts', 'import', 'back.xlf', '--into', 'shop', '--overwrite', '--json');
  expect(JSON.parse(overwritten.out[0] ?? '')).toMatchObject({ format: 'xliff', taken: 1, dryRun: false });
  expect(readFileSync(german, 'utf8')).toContain('common.no: Nö');
});

it('exports CSV with all languages', async () => {
  const { run, file } = await shop();
  expect(await run('texts', 'export', 'shop', '--format', 'csv', '--out', 'for-jo')).toMatchObject({
    code: 0,
  });
  const csv = readFileSync(file('for-jo/texts.csv'), 'utf8');
  expect(csv.split('\r\n')[0]).toBe('\uFEFFkey,en,de,note');
  const { out } = await run('texts', 'import', 'for-jo/texts.csv', '--into', 'shop');
  expect(out.at(-1)).toBe('Wrote 0 files');
});

it.each([
  [['texts', 'export', 'shop', '--locale', 'fr'], 'INTEROP_LOCALE_UNKNOWN'],
  [['texts', 'export', 'shop', '--format', 'csv', '--locale', 'de'], 'CLI_USAGE'],
  [['texts', 'import', 'shop/dialoom.yaml', '--into', 'shop'], 'INTEROP_TEXTS_INVALID'],
  [['texts', 'import', 'gone.xlf', '--into', 'shop'], 'CLI_FILE_UNREADABLE'],
])('%s ends with %s', async (args, code) => {
  const { run } = await shop();
  const ended = await run(...args);
  expect(ended.code).toBe(1);
  expect(ended.notes.join()).toContain(code);
});
