import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const files = globSync('{engine,electron}/**/*rrors.ts', { cwd: root }).sort();

/** Codes by the catalogue that declares them. */
async function codesOf(file: string): Promise<readonly string[]> {
  const module: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href);
  return Object.values(module)
    .filter((value): value is object => typeof value === 'object' && value !== null)
    .flatMap((catalogue) => Object.keys(catalogue));
}

describe('error catalogues', () => {
  it('are found in every area', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it('declare each code once, in upper snake case', async () => {
    const owners = new Map<string, string>();
    for (const file of files) {
      for (const code of await codesOf(file)) {
        expect(code, file).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/);
        expect(owners.get(code), `${code} of ${file} stands in another catalogue too`).toBeUndefined();
        owners.set(code, file);
      }
    }
  });
});
