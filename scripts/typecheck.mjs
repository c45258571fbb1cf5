// Type-checks every project and reports all of them, not only the first that fails.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const projects = [
  'tsconfig.pure.json',
  'tsconfig.json',
  'tsconfig.shell.json',
  'tsconfig.renderer.json',
  'tsconfig.tests.json',
];

let failed = false;
for (const project of projects) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [tsc, '-p', join(root, project), '--pretty', 'false'],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) {
    failed = true;
    console.log(`${project}\n${stdout}`);
  }
}
process.exit(failed ? 1 : 0);
