import { parseArgs } from 'node:util';
import { describeMachine } from './lib/describeMachine.ts';
import type { Effort } from './lib/figure.ts';
import { figureLine, figureRow } from './lib/report.ts';
import { measurements } from './measurements.ts';

const effort: Effort = { rounds: 21, roundMs: 100, warmUpMs: 1_000 };

const help = `npm run bench -- [options]

Builds what is missing, then measures the engine; bench/README.md says how.

  --only NAMES   these only, separated by commas: ${measurements.map(({ name }) => name).join(', ')}
  --json         one JSON object a line: name, value, unit, ratio, against, target, met
  --help         this text`;

process.exitCode = await main(process.argv.slice(2));

/** Returns the exit code: 0 also when a target is missed, 1 when something broke, 2 for options that do not exist. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) return 2;
  if (options.help) {
    console.log(help);
    return 0;
  }
  // LangGraph would report its runs to a service where its users' environment says so; a bench must not.
  process.env.LANGSMITH_TRACING = 'false';
  process.env.LANGCHAIN_TRACING_V2 = 'false';
  console.error(describeMachine(effort));
  for (const { name, run } of measurements) {
    if (!options.only.includes(name)) continue;
    for (const figure of await run(effort))
      console.log(options.json ? figureLine(figure) : figureRow(figure));
  }
  return 0;
}

function readOptions(args: readonly string[]) {
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
    console.error(`${error instanceof Error ? error.message : error} See: npm run bench -- --help`);
    return undefined;
  }
}
