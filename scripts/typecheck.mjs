// Type-checks every project and reports all of them, not only the first that fails. The state of the
// last run is kept below node_modules/.cache, so that only changes are checked again. One thread: with more of them, each
// checks common files again, which takes more than twice the CPU time, and other checks run beside this one.
import { join } from 'node:path';
import { pinnedNode, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const projects = [
  'tsconfig.pure.json',
  'tsconfig.json',
  'tsconfig.shell.json',
  'tsconfig.renderer.json',
  'tsconfig.tests.json',
];

process.exitCode = (
  await run(pinnedNode, [tsc, '-b', ...projects, '--singleThreaded', '--pretty', 'false'])
).code;
