// `npm run docs:images`: takes the screenshots in docs/images again, with the Chromium of the tests.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();
const chromium = (await ensureBuilt()) ? findChromium() : undefined;
if (chromium) {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [cli, 'test', '--config', 'e2e/images.config.ts', ...process.argv.slice(2)];
  process.exitCode = (await run(pinnedNode, args, { env: { CHROMIUM_PATH: chromium.path } })).code;
} else process.exitCode = 1;
