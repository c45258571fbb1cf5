import { parseArgs } from 'node:util';
import { describeMachine } from './describeMachine.ts';
import type { Effort, Measurement } from './figure.ts';
import { figureLine, figureRow } from './report.ts';

/** A program that runs measurements. */
export interface Bench {
  /** The command that starts it, such as `npm run bench`. */
  readonly command: string;
  /** Its purpose, in one sentence. */
  readonly about: string;
  readonly measurements: readonly Measurement[];
  readonly effort: Effort;
}

/**
 * Runs a bench with the options from the command line and prints its figures.
 *
 * @returns The exit code: 0 even if a target is missed, 2 for unknown options.
 */
export async function runBench(bench: Bench, args: readonly string[]): Promise<number> {
  const options = readOptions(bench, args);
  if (options === undefined) return 2;
  if (options.help) {
    console.log(helpOf(bench));
    return 0;
  }
  console.error(describeMachine(bench.effort));
  for (const { name, run } of bench.measurements) {
    if (!options.only.includes(name)) continue;
    for (const figure of await run(bench.effort))
      console.log(options.json ? figureLine(figure) : figureRow(figure));
  }
  return 0;
}

function helpOf({ command, about, measurements }: Bench): string {
  return `${command} -- [options]

${about}

  --only NAMES   these only, separated by commas: ${measurements.map(({ name }) => name).join(', ')}
  --json         one JSON object a line: name, value, unit, ratio, against, target, met
  --help         this text`;
}

function readOptions({ command, measurements }: Bench, args: readonly string[]) {
  const names = measurements.map(({ name }) => name);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        only: { type: 'string', default: names.join(',') },
      },
    });
    const only = values.only.split(',');
    const unknown = only.filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new Error(`--only takes ${names.join(', ')}; not ${unknown.join(', ')}.`);
    return { ...values, only };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error} See: ${command} -- --help`);
    return undefined;
  }
}
