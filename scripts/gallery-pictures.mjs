// `npm run gallery:pictures`: takes a screenshot of every state of the gallery, light and dark, in test-results/gallery/.
import { join } from 'node:path';
import { findChromium } from './lib/chromium.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();
const chromium = findChromium();
if (chromium) {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [cli, 'test', '--config', 'e2e/gallery.config.ts', ...process.argv.slice(2)];
  const env = { CHROMIUM_PATH: chromium.path, GALLERY_PICTURES: 'yes' };
  process.exitCode = (await run(pinnedNode, args, { env })).code;
} else process.exitCode = 1;
