import { runCli } from './runCli.ts';

let stopping: AbortController | undefined;

/**
 * Aborted by the first signal. Only commands that run until stopped ask for it, and only from then on do signals wait
 * for them: any other command, and a second signal, ends the process at once.
 */
function stopSignal(): AbortSignal {
  if (stopping === undefined) {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
    stopping = controller;
  }
  return stopping.signal;
}

// A reader such as `head` that has seen enough is no failure of ours.
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
