import { runCli } from './runCli.ts';

let stopping: AbortController | undefined;

/**
 * Aborted by the first SIGINT or SIGTERM. Signals are only caught once a command that runs until stopped asks for this
 * one; otherwise, and for a second signal, the process ends immediately.
 */
function stopSignal(): AbortSignal {
  if (stopping === undefined) {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
    stopping = controller;
  }
  return stopping.signal;
}

// A reader such as `head` that closes the pipe early is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
  stdin: process.stdin,
  env: process.env,
  get stop() {
    return stopSignal();
  },
  cwd: process.cwd(),
});
