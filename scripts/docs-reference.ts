// npm run docs:reference: writes the generated pages of docs/reference/ from the code's own registries.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referencePages } from './lib/docs/referencePages.ts';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'reference');
for (const [file, text] of Object.entries(await referencePages())) {
  writeFileSync(join(folder, file), text);
  console.log(join('docs', 'reference', file));
}
