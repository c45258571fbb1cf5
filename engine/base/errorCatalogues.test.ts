import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Every product file that declares errors; fixtures are examples with catalogues of their own. */
const catalogues = globSync('{engine,electron}/**/*.ts', { cwd: root })
  .filter((file) => !/\.test\.ts$|(^|\/)fixtures\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
  .filter(({ text }) => /^(export )?const \w+ = define(Server)?Errors\(\{$/m.test(text))
  .sort((a, b) => a.file.localeCompare(b.file));

/** The codes in the text of a catalogue, whose entries are formatted one level deep. */
function codesOf(text: string): readonly string[] {
  const bodies = text.matchAll(/^(?:export )?const \w+ = define(?:Server)?Errors\(\{\n(.*?)^\}\);$/gms);
  return [...bodies].flatMap(([, body = '']) =>
    [...body.matchAll(/^ {2}['"]?(\w+)['"]?:/gm)].map(([, code = '']) => code),
  );
}

describe('error catalogues', () => {
  it('are found in every area, including private ones', () => {
    const files = catalogues.map(({ file }) => file);
    expect(files.length).toBeGreaterThan(25);
    expect(files).toContain('engine/requests/runAction/runAction.ts');
    expect(files).toContain('engine/server/errors.ts');
    for (const { file, text } of catalogues) expect(codesOf(text), file).not.toEqual([]);
  });

  it('declare each code once, in upper snake case', () => {
    const owners = new Map<string, string>();
    for (const { file, text } of catalogues) {
      for (const code of codesOf(text)) {
        expect(code, file).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/);
        expect(owners.get(code), `${code} of ${file} is declared elsewhere too`).toBeUndefined();
        owners.set(code, file);
      }
    }
  });
});
