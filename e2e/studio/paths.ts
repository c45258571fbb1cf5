import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The clone under test. */
export const repository = root;
/** Entry of the `dialoom` command, as built. */
export const cliEntry = join(root, 'dist', 'engine', 'cli', 'main.js');
/** The desktop shell's main script, as built. */
export const mainEntry = join(root, 'dist', 'electron', 'main', 'main.js');
/** Entry of the studio on loopback, as built. */
export const browserHostEntry = join(root, 'dist', 'electron', 'browser-host', 'main.js');
