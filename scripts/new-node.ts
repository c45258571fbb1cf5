// npm run new:node <kind>: creates a working node kind, to be changed into the real one.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scaffoldNode } from './lib/scaffoldNode.ts';

const kind = process.argv[2];
if (kind === undefined || process.argv.length > 3) {
  console.error('Usage: npm run new:node <kind>, for example: npm run new:node send_email');
  process.exit(1);
}
try {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  for (const file of scaffoldNode(root, kind)) console.log(file);
  console.log(`Now edit ${kind}, then run: npx vitest run engine/nodes`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
