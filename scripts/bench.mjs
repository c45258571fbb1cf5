// `npm run bench`, `npm run bench:knowledge`: install, build, measure. Measures dist/, as production runs it.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();
process.exitCode = (await ensureBuilt()) ? await measure() : 1;

async function measure() {
  const [first, ...rest] = process.argv.slice(2);
  const knowledge = first === 'knowledge';
  const main = join(root, 'dist', 'bench', ...(knowledge ? ['knowledge'] : []), 'main.js');
  // Collects the garbage of one side before the other's round begins.
  const flags = ['--expose-gc'];
  return (await run(pinnedNode, [...flags, main, ...(knowledge ? rest : process.argv.slice(2))])).code;
}
