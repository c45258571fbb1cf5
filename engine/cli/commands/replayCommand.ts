import { resolve } from 'node:path';
import { Command } from 'commander';
import { withProjectEngine } from '../../project/withProject.ts';
import { readRecording } from '../../replay/recording.ts';
import { replayRecording } from '../../replay/replayRecording.ts';
import type { ReplayReport } from '../../replay/replayReport.ts';
import { namesOfCompiled } from '../../words/names.ts';
import { type Wording, wordsOf } from '../../words/wordsOf.ts';
import { type CliCommand, readTextFile } from '../cliCommand.ts';

/** `dialoom replay PROJECT RECORDING…`: re-runs recordings against today's project. */
export const replayCommand: CliCommand = (io, setExitCode) =>
  new Command('replay')
    .argument('<project>', 'project folder')
    .argument('<recordings...>', 'recordings (JSON lines)')
    .option('--json', 'print one report a line as JSON')
    .action(async (folder: string, paths: readonly string[], options: { json?: true }) => {
      const recordings = await Promise.all(
        paths.map(async (path) => ({
          path,
          recording: readRecording(await readTextFile(resolve(io.cwd, path)), path),
        })),
      );
      // The replay answers actions from the recording, so none of these is called.
      const project = {
        folder: resolve(io.cwd, folder),
        actions: 'live',
        env: io.env,
        note: io.note,
      } as const;
      await withProjectEngine(project, async (engine) => {
        for (const { path, recording } of recordings) {
          const report = await replayRecording(engine, recording);
          if (!report.same) setExitCode(1);
          const lines = reportLines(path, report, { names: namesOfCompiled(engine.compiled) });
          if (options.json === true) io.out(JSON.stringify({ path, ...report, text: lines.join('\n') }));
          else for (const line of lines) io.out(line);
        }
      });
    });

function reportLines(path: string, report: ReplayReport, wording: Wording): readonly string[] {
  const { firstDifference } = report;
  const notes = report.notes.map((note) => `  note: ${wordsOf(note, wording)}`);
  if (firstDifference === null) return [`same: ${path} (${report.turns.length} turns)`, ...notes];
  return [
    `different: ${path} at turn ${firstDifference.turn}: ${wordsOf(firstDifference.explanation, wording)}`,
    `  recorded: ${wordsOf(firstDifference.recorded, wording)}`,
    `  replayed: ${wordsOf(firstDifference.replayed, wording)}`,
    ...notes,
  ];
}
