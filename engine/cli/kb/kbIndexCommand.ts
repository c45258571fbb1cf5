import { resolve } from 'node:path';
import { Command } from 'commander';
import { formatError } from '../../base/appError.ts';
import { hasErrors } from '../../base/problem.ts';
import { withProjectKnowledge } from '../../project/withProjectKnowledge.ts';
import type { CliCommand } from '../cliCommand.ts';

/** `dialoom kb index PROJECT`: brings the index up to date and says what is in it. */
export const kbIndexCommand: CliCommand = (io, setExitCode) =>
  new Command('index')
    .description('bring the knowledge index up to date and list its sources')
    .argument('<project>', 'project folder')
    .option('--json', 'print one JSON object')
    .action(async (folder: string, options: { json?: true }) => {
      const project = { folder: resolve(io.cwd, folder), env: io.env, note: io.note };
      await withProjectKnowledge(project, async ({ knowledge, built }) => {
        const { embedder, sources } = await knowledge.status();
        if (hasErrors(built.problems)) setExitCode(1);
        if (options.json === true) {
          io.out(JSON.stringify({ embedder, sources, ...built }));
          return;
        }
        for (const { path, chunks } of sources) io.out(`${String(chunks).padStart(6)}  ${path}`);
        for (const problem of built.problems) io.out(`${problem.severity}: ${formatError(problem)}`);
        const { chunks, added, reused, removed } = built;
        io.out(
          `${chunks} passages: ${added} embedded, ${reused} taken over, ${removed} removed (${embedder})`,
        );
      });
    });
