#!/usr/bin/env node
// The `dialoom` command in a clone: `npx dialoom …`. Runs dist/engine/cli/main.js under the pinned Node.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildState, ensureBuilt } from './build.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { ensureInstalled } from './setup.mjs';

const main = join(root, 'dist', 'engine', 'cli', 'main.js');
const state = buildState();

if (state === 'missing' || !existsSync(pinnedNode)) {
  await ensureInstalled();
  if (!(await ensureBuilt())) process.exit(1);
} else if (state === 'stale') {
  console.error('dialoom: this runs the last build, and the sources have changed since. Run: npm run build');
}

if (Number.parseInt(process.versions.node, 10) >= 24) {
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
} else {
  const { code } = await run(pinnedNode, [main, ...process.argv.slice(2)], { cwd: process.cwd() });
  process.exitCode = code;
}
