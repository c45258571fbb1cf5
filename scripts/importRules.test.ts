import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './lib/paths.mjs';

interface Case {
  readonly from: string;
  readonly to: string;
  readonly type?: boolean;
  /** The rule that must be violated; absent: the import is allowed. */
  readonly rule?: string;
}

const forbidden: readonly Case[] = [
  { from: 'engine/base/a.ts', to: 'engine/model/x.ts', rule: 'engine-base' },
  { from: 'engine/model/a.ts', to: 'engine/kit/x.ts', rule: 'engine-model' },
  { from: 'engine/requests/a.ts', to: 'engine/kit/x.ts', rule: 'engine-requests' },
  { from: 'engine/kit/a.ts', to: 'engine/machine/x.ts', rule: 'engine-kit' },
  { from: 'engine/words/a.ts', to: 'engine/kit/x.ts', rule: 'engine-words' },
  { from: 'engine/machine/b.ts', to: 'engine/words/x.ts', rule: 'engine-machine' },
  { from: 'engine/nodes/message/a.ts', to: 'engine/machine/x.ts', rule: 'engine-nodes' },
  { from: 'engine/readings/a.ts', to: 'engine/machine/x.ts', rule: 'engine-readings' },
  { from: 'engine/nodes/message/b.ts', to: 'engine/nodes/choice/x.ts', rule: 'node-kinds-apart' },
  { from: 'engine/nodes/message/c.ts', to: 'engine/nodes/x.ts', type: true, rule: 'node-kinds-apart' },
  { from: 'engine/machine/a.ts', to: 'engine/nodes/x.ts', rule: 'engine-machine' },
  { from: 'engine/machine/b.ts', to: 'engine/check/x.ts', type: true, rule: 'engine-machine' },
  { from: 'engine/edit/a.ts', to: 'engine/machine/x.ts', rule: 'engine-edit' },
  { from: 'engine/check/a.ts', to: 'engine/edit/x.ts', rule: 'engine-check' },
  { from: 'engine/interop/a.ts', to: 'engine/nlu/x.ts', rule: 'engine-interop' },
  { from: 'engine/nlu/a.ts', to: 'engine/knowledge/x.ts', rule: 'engine-nlu' },
  { from: 'engine/knowledge/a.ts', to: 'engine/kit/x.ts', rule: 'engine-knowledge' },
  { from: 'engine/embed/a.ts', to: 'engine/knowledge/x.ts', rule: 'engine-embed' },
  { from: 'engine/actions/a.ts', to: 'engine/nlu/x.ts', rule: 'engine-actions' },
  { from: 'engine/conversation/a.ts', to: 'engine/replay/x.ts', rule: 'engine-conversation' },
  { from: 'engine/replay/a.ts', to: 'engine/nlu/x.ts', rule: 'engine-replay' },
  { from: 'engine/bundle/a.ts', to: 'engine/machine/x.ts', rule: 'engine-bundle' },
  { from: 'engine/stores/a.ts', to: 'engine/server/x.ts', rule: 'engine-stores' },
  { from: 'engine/contract/a.ts', to: 'engine/conversation/x.ts', rule: 'engine-contract' },
  { from: 'engine/contract/b.ts', to: 'electron/host/x.ts', type: true, rule: 'engine-contract-types' },
  { from: 'engine/project/a.ts', to: 'engine/bundle/x.ts', rule: 'engine-project' },
  { from: 'engine/server/a.ts', to: 'electron/host/x.ts', rule: 'engine-server' },
  { from: 'engine/cli/a.ts', to: 'renderer/ui/x.ts', rule: 'engine-cli' },
  { from: 'engine/novelty/a.ts', to: 'engine/base/x.ts', rule: 'engine-module-unlisted' },
  { from: 'engine/machine/c.ts', to: 'node:fs', rule: 'pure-engine-without-node' },
  { from: 'electron/host/a.ts', to: 'engine/server/x.ts', rule: 'electron-host' },
  { from: 'electron/host/b.ts', to: 'electron', rule: 'electron-only-in-shell' },
  { from: 'engine/project/b.ts', to: 'electron', type: true, rule: 'electron-only-in-shell' },
  { from: 'electron/transports/a.ts', to: 'electron/host/x.ts', type: true, rule: 'electron-transports' },
  { from: 'electron/native/a.ts', to: 'electron/main/x.ts', rule: 'electron-native' },
  { from: 'electron/preload/a.ts', to: 'engine/model/x.ts', rule: 'electron-preload' },
  { from: 'electron/main/a.ts', to: 'electron/browser-host/x.ts', rule: 'electron-main' },
  { from: 'electron/browser-host/a.ts', to: 'electron/native/x.ts', rule: 'electron-browser-host' },
  { from: 'engine/server/b.ts', to: 'dev-package', rule: 'runtime-without-dev-dependencies' },
  { from: 'renderer/client/a.ts', to: 'engine/model/x.ts', rule: 'renderer-client' },
  { from: 'renderer/stores/a.ts', to: 'engine/machine/x.ts', rule: 'renderer-stores' },
  { from: 'renderer/canvas/a.ts', to: 'renderer/features/chat/x.ts', rule: 'renderer-canvas' },
  { from: 'renderer/nodes/a.ts', to: 'engine/nlu/x.ts', type: true, rule: 'renderer-nodes' },
  { from: 'renderer/stores/b.ts', to: 'engine/contract/x.ts', rule: 'renderer-contract-types-only' },
  { from: 'renderer/ui/a.ts', to: 'engine/base/x.ts', type: true, rule: 'renderer-ui' },
  { from: 'renderer/ui/b.ts', to: 'dev-package', rule: 'renderer-ui-libraries' },
  { from: 'renderer/features/chat/a.ts', to: 'engine/model/x.ts', rule: 'renderer-features' },
  { from: 'renderer/features/chat/b.ts', to: 'engine/nlu/x.ts', type: true, rule: 'renderer-features-types' },
  {
    from: 'renderer/features/chat/c.ts',
    to: 'renderer/features/problems/x.ts',
    type: true,
    rule: 'renderer-features-apart',
  },
  { from: 'renderer/app/a.ts', to: 'engine/machine/x.ts', rule: 'renderer-app' },
  { from: 'renderer/stores/c.ts', to: 'renderer/app/x.ts', rule: 'renderer-app-on-top' },
  { from: 'renderer/stores/d.ts', to: 'node:path', rule: 'renderer-without-node' },
  { from: 'engine/scripts/a.ts', to: 'engine/kit/x.ts', rule: 'engine-scripts' },
  { from: 'engine/generate/a.ts', to: 'engine/kit/x.ts', rule: 'engine-generate' },
  { from: 'engine/model/b.ts', to: 'engine/model/fixtures/x.ts', rule: 'fixtures-for-tests-only' },
  { from: 'e2e/a.test.ts', to: 'engine/model/x.ts', type: true, rule: 'e2e-from-outside' },
  { from: 'electron/main/b.ts', to: 'e2e/x.ts', rule: 'nothing-imports-e2e' },
  { from: 'renderer/app/c.tsx', to: 'renderer/gallery/x.ts', rule: 'nothing-imports-gallery' },
  { from: 'renderer/gallery/a.ts', to: 'electron/host/x.ts', rule: 'gallery-without-node' },
  { from: 'bench/a.ts', to: 'electron/main/x.ts', rule: 'bench' },
  { from: 'electron/main/c.ts', to: 'bench/x.ts', rule: 'nothing-imports-bench' },
  { from: 'engine/index.ts', to: 'engine/server/x.ts', rule: 'engine-doors' },
  { from: 'engine/model/c.ts', to: 'engine/nodeSdk.ts', rule: 'engine-doors-for-outside' },
  { from: 'docs/examples/a.ts', to: 'engine/model/x.ts', rule: 'examples' },
];

const allowed: readonly Case[] = [
  { from: 'engine/contract/ok.ts', to: 'engine/conversation/x.ts', type: true },
  { from: 'engine/machine/ok.test.ts', to: 'engine/nodes/x.ts' },
  { from: 'engine/model/fixtures/ok.ts', to: 'dev-package' },
  { from: 'engine/nodes/index.ts', to: 'engine/nodes/choice/x.ts' },
  { from: 'engine/project/ok.ts', to: 'engine/conversation/x.ts' },
  { from: 'engine/bundle/ok.ts', to: 'engine/project/x.ts' },
  { from: 'docs/examples/ok.ts', to: 'engine/nodeSdk.ts' },
  { from: 'bench/ok.ts', to: 'engine/machine/x.ts' },
  { from: 'bench/ok.ts', to: 'electron/host/x.ts' },
  { from: 'engine/server/ok.ts', to: 'engine/bundle/x.ts' },
  { from: 'electron/host/ok.ts', to: 'engine/stores/x.ts' },
  { from: 'electron/transports/ok.ts', to: 'electron/host/router.ts' },
  { from: 'electron/main/ok.ts', to: 'electron' },
  { from: 'renderer/ui/ok.ts', to: 'react' },
  { from: 'renderer/stores/ok.ts', to: 'engine/edit/x.ts' },
  { from: 'renderer/features/chat/ok.ts', to: 'engine/contract/x.ts', type: true },
];

const isOurs = (name: string): boolean => /^(engine|electron|renderer|bench|e2e)\//.test(name);

describe('the import rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dialoom-import-rules-'));
  const found = new Map<string, string[]>();

  beforeAll(() => {
    for (const { from, to, type } of [...forbidden, ...allowed]) {
      if (isOurs(to)) write(to, 'export const x = 1;\nexport type T = 1;\n');
      const target = isOurs(to) ? relative(dirname(from), to).replace(/^(?!\.)/, './') : to;
      write(
        from,
        type ? `import type { T } from '${target}';\nexport const t: T = 1;\n` : `import '${target}';\n`,
      );
    }
    write('engine/base/one.ts', "import './two.ts';\n");
    write('engine/base/two.ts', "import './one.ts';\n");
    for (const name of ['electron', 'dev-package', 'react']) {
      write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      );
      write(`node_modules/${name}/index.js`, '');
    }
    const devDependencies = { electron: '1.0.0', 'dev-package': '1.0.0', react: '1.0.0' };
    write('package.json', JSON.stringify({ name: 'rules', version: '1.0.0', devDependencies }));
    for (const { source, rules } of cruise()) found.set(source, rules);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(forbidden)('$rule: $from must not import $to', ({ from, rule }) => {
    expect(found.get(from)).toContain(rule);
  });

  it.each(allowed)('$from may import $to', ({ from }) => {
    expect(found.get(from)).toEqual([]);
  });

  it('finds modules that import each other', () => {
    expect(found.get('engine/base/one.ts')).toContain('no-circular');
  });

  it('has a case for every rule', () => {
    const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    const covered = new Set(['no-circular', ...forbidden.map(({ rule }) => rule)]);
    expect(config.forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  function cruise(): { source: string; rules: string[] }[] {
    const bin = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
    const config = join(root, '.dependency-cruiser.cjs');
    const folders = ['engine', 'electron', 'renderer', 'bench', 'e2e', 'docs'];
    const output = execFileSync(process.execPath, [bin, '--config', config, '-T', 'json', ...folders], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { modules } = JSON.parse(output) as {
      modules: {
        source: string;
        rules?: { name: string }[];
        dependencies: { rules?: { name: string }[] }[];
      }[];
    };
    return modules.map(({ source, rules, dependencies }) => ({
      source,
      rules: [...(rules ?? []), ...dependencies.flatMap((each) => each.rules ?? [])].map(({ name }) => name),
    }));
  }
});
