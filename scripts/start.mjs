// `npm start`: install, build, open the studio.
import { join, resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { findElectron } from './lib/findElectron.mjs';
import { pinnedNode, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { browserHostFlags, startHelp, startOptions } from './lib/startOptions.mjs';
import { ensureInstalled } from './setup.mjs';

const options = readOptions();
if (options.help) {
  console.log(startHelp);
} else {
  await ensureInstalled();
  process.exitCode = (await ensureBuilt()) ? await openStudio() : 1;
}

async function openStudio() {
  if (!options.browser) {
    const electron = findElectron();
    if ('path' in electron) {
      const project = options.project === undefined ? [] : ['--project', options.project];
      const { code, signal } = await run(electron.path, [root, ...project]);
      if (signal === 'SIGTRAP' || signal === 'SIGABRT') {
        console.error(
          'Electron could not start (its message is above). In the browser: npm start -- --browser',
        );
      }
      return code;
    }
    console.error(`Electron is not used, as ${electron.reason}. The same studio opens in the browser.`);
  }
  const main = join(root, 'dist', 'electron', 'browser-host', 'main.js');
  return (await run(pinnedNode, ['--enable-source-maps', main, ...browserHostFlags(options)])).code;
}

function readOptions() {
  try {
    const found = startOptions(process.argv.slice(2));
    // npm runs scripts in the root; a relative path means the folder in which the user typed.
    const typedIn = process.env.INIT_CWD ?? process.cwd();
    return found.project === undefined ? found : { ...found, project: resolve(typedIn, found.project) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error} See: npm start -- --help`);
    process.exit(2);
  }
}
