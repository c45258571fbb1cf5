import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { terminal } from '../fixtures/terminal.ts';

it('exports utterances that import finds in the project again', async () => {
  const { cwd, run } = terminal();
  await run('new', 'shop', '--template', 'retail-support');
  expect(await run('intents', 'export', 'shop')).toMatchObject({ code: 0, out: ['Wrote intents.csv'] });
  expect(readFileSync(join(cwd, 'intents.csv'), 'utf8')).toMatch(
    /^\uFEFFintent,utterance,locale\r\n\w+,.+,en\r\n/,
  );
  const { out } = await run('import', 'intents.csv', '--into', 'shop', '--json');
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ importer: 'csv', files: [] });
  expect(await run('intents', 'export', 'shop')).toMatchObject({ code: 1 });
  expect(await run('intents', 'export', 'shop', '--force')).toMatchObject({ code: 0 });
});
