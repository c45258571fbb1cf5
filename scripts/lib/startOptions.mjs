export const startHelp = `npm start -- [options]

Installs and builds what is missing, then opens the studio: in Electron where its binary is there or can be
had, otherwise in the browser on this machine's loopback address.

  --browser        use the browser even where Electron is there
  --port N         port of the browser studio (default: any free port); implies --browser
  --project PATH   open this project at once
  --no-open        serve the browser studio without opening a browser; implies --browser
  --help           this text`;

/**
 * @typedef {{ browser: boolean, help: boolean, port?: string, project?: string, open: boolean }} StartOptions
 */

/**
 * The options of `npm start`.
 *
 * @param {readonly string[]} args
 * @returns {StartOptions}
 * @throws Error with a message for the user if an option is unknown, or its value is missing or invalid.
 */
export function startOptions(args) {
  /** @type {StartOptions} */
  const options = { browser: false, help: false, open: true };
  for (let index = 0; index < args.length; index += 1) {
    const [name = '', inline] = split(args[index] ?? '');
    const value = () => {
      const found = inline ?? args[++index];
      if (!found || (inline === undefined && found.startsWith('--')))
        throw new Error(`${name} needs a value.`);
      return found;
    };
    if (name === '--port') options.port = port(value());
    else if (name === '--project') options.project = value();
    else if (inline !== undefined) throw new Error(`${name} takes no value.`);
    else if (name === '--browser') options.browser = true;
    else if (name === '--no-open') options.open = false;
    else if (name === '--help' || name === '-h') options.help = true;
    else throw new Error(`Unknown option ${name}.`);
  }
  // A port, or not opening the page, only makes sense in the browser.
  if (options.port !== undefined || !options.open) options.browser = true;
  return options;
}

/**
 * The flags of the browser host for these options.
 *
 * @param {StartOptions} options
 */
export function browserHostFlags({ port, project, open }) {
  return [
    ...(port === undefined ? [] : ['--port', port]),
    ...(project === undefined ? [] : ['--project', project]),
    ...(open ? [] : ['--no-open']),
  ];
}

/** @returns {[string, string?]} */
function split(/** @type {string} */ arg) {
  const at = arg.startsWith('--') ? arg.indexOf('=') : -1;
  return at < 0 ? [arg] : [arg.slice(0, at), arg.slice(at + 1)];
}

function port(/** @type {string} */ text) {
  if (!/^\d+$/.test(text) || Number(text) > 65_535)
    throw new Error(`--port needs a number from 0 to 65535, not ${text}.`);
  return text;
}
