import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scaffoldNode } from './scaffoldNode.ts';

const repository = resolve(import.meta.dirname, '../..');
let root: string;

/** A copy of the registry and everything it imports, to scaffold in. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dialoom-new-node-'));
  mkdirSync(join(root, 'engine'));
  for (const name of ['base', 'model', 'requests', 'kit', 'nodes']) {
    cpSync(join(repository, 'engine', name), join(root, 'engine', name), { recursive: true });
  }
  for (const name of ['node_modules', 'tsconfig.base.json', 'biome.jsonc', 'scripts']) {
    symlinkSync(join(repository, name), join(root, name));
  }
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
});
afterEach(() => rmSync(root, { recursive: true }));

const index = () => readFileSync(join(root, 'engine/nodes/index.ts'), 'utf8');

describe('scaffoldNode', () => {
  it('creates a kind that is registered, type-checks and passes its own fixtures', () => {
    expect(scaffoldNode(root, 'send_email')).toHaveLength(3);
    const check = `
      const { nodeRegistry } = await import('./engine/nodes/index.ts');
      const { runFixture } = await import('./engine/kit/runFixture.ts');
      const kind = nodeRegistry.get('send_email');
      console.log(JSON.stringify(kind.fixtures.map((fixture) => [runFixture(kind, fixture), fixture.expect])));
    `;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', check], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(ran.stderr).toBe('');
    for (const [result, expected] of JSON.parse(ran.stdout)) expect(result).toMatchObject(expected);

    writeFileSync(
      join(root, 'tsconfig.json'),
      JSON.stringify({
        extends: './tsconfig.base.json',
        compilerOptions: { paths: { liquidjs: ['./engine/base/liquidjs.d.ts'] } },
        include: ['engine/nodes/send_email', 'engine/nodes/index.ts'],
      }),
    );
    const tsc = join(repository, 'node_modules/typescript/bin/tsc');
    const typed = spawnSync(process.execPath, [tsc, '-p', root, '--pretty', 'false'], { encoding: 'utf8' });
    expect(typed.stdout).toBe('');
  });

  it('writes formatted files', () => {
    scaffoldNode(root, 'wait_for');
    scaffoldNode(root, 'zoo');
    const biome = join(repository, 'node_modules/@biomejs/biome/bin/biome');
    const args = [biome, 'check', '--vcs-enabled=false', '--error-on-warnings', 'engine/nodes'];
    const checked = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect(checked.status, checked.stdout + checked.stderr).toBe(0);
  });

  it('sorts the import and appends the kind to the palette', () => {
    scaffoldNode(root, 'hold');
    const kinds = [...index().matchAll(/^import \{ (\w+) \} from '\.\/\w+\//gm)].map((match) => match[1]);
    expect(kinds.slice(kinds.indexOf('goToNode'), kinds.indexOf('knowledgeNode') + 1)).toEqual([
      'goToNode',
      'holdNode',
      'knowledgeNode',
    ]);
    expect(index()).toMatch(/ {2}endNode,\n {2}holdNode,\n\]\);\n$/);
  });

  it.each([['Send-Email'], ['1st'], [''], ['../evil'], ['message']])(
    'rejects %j and writes nothing',
    (kind) => {
      const before = [index(), readdirSync(join(root, 'engine/nodes'))];
      expect(() => scaffoldNode(root, kind)).toThrow(/name/);
      expect([index(), readdirSync(join(root, 'engine/nodes'))]).toEqual(before);
    },
  );

  it('accepts a kind that is a reserved word of JavaScript', () => {
    scaffoldNode(root, 'switch');
    expect(index()).toContain("import { switchNode } from './switch/switch.ts';");
  });
});
