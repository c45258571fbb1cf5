import { resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { formatError } from '../../base/appError.ts';
import { installModel } from '../../embed/download/installModel.ts';
import { recordModel } from '../../embed/download/recordModel.ts';
import { encoderContext } from '../../embed/encoderContext.ts';
import { encoderInfo } from '../../embed/encoderInfo.ts';
import { encoderStatus } from '../../embed/encoderStatus.ts';
import { encoderErrors } from '../../embed/errors.ts';
import { openProjectFolder } from '../../project/openProjectFolder.ts';
import { writeEncoder } from '../../project/writeEncoder.ts';
import type { CliCommand } from '../cliCommand.ts';
import { downloadLines } from '../downloadLines.ts';

type What = 'status' | 'download' | 'record';

/** `dialoom encoder WHAT PROJECT`: tries, downloads or records what turns a project's texts into vectors. */
export const encoderCommand: CliCommand = (io, setExitCode) =>
  new Command('encoder')
    .addArgument(
      new Argument('<what>', 'try it; fetch its files; write their checksums into dialoom.yaml').choices([
        'status',
        'download',
        'record',
      ]),
    )
    .argument('<project>', 'project folder')
    .option('--json', 'print the result as JSON')
    .action(async (what: What, project: string, { json }: { json?: true }) => {
      const folder = resolve(io.cwd, project);
      const { parsed, project: opened } = await openProjectFolder(folder);
      const { encoder, environment: declared } = opened.manifest;
      const context = encoderContext({ projectFolder: folder, declared, env: io.env });
      if (what === 'status') {
        const status = await encoderStatus(encoder, context);
        if (status.state !== 'ready') setExitCode(1);
        if (json === true) return io.out(JSON.stringify({ type: encoder.type, ...status }));
        io.out(`Encoder: ${status.id ?? `${encoder.type}, not recorded`} (${status.state})`);
        if (status.folder !== null) io.out(`Folder: ${status.folder}`);
        if (status.problem !== null) io.note(formatError(status.problem));
        return;
      }
      if (encoder.type !== 'transformers') {
        throw encoderErrors.ENCODER_NOTHING_TO_DOWNLOAD({ type: encoder.type });
      }
      const { stop } = io;
      const stopped = encoderErrors.ENCODER_DOWNLOAD_STOPPED({ model: encoder.model });
      const recorded = await (what === 'download'
        ? installModel(encoder, context, { onProgress: downloadLines(io.note), signal: stop })
        : recordModel(encoder, context, stop)
      ).catch((thrown: unknown) => {
        throw stop.aborted ? stopped : thrown;
      });
      const written = await writeEncoder(folder, parsed, recorded);
      const id = encoderInfo(recorded)?.id ?? null;
      if (json === true) return io.out(JSON.stringify({ id, written, ...recorded }));
      io.out(`Encoder: ${id}`);
      io.out(written ? 'Recorded in dialoom.yaml' : 'Recorded already');
    });
