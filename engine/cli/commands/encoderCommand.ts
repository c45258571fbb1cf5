import { join, resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { formatError } from '../../base/appError.ts';
import type { Json } from '../../base/json.ts';
import { encoderInfo, readEncoderStatus } from '../../embed/createEmbedder.ts';
import { type DownloadProgress, installModel, recordModel } from '../../embed/download/downloadModel.ts';
import { encoderContext } from '../../embed/encoderContext.ts';
import { encoderErrors } from '../../embed/errors.ts';
import { manifestPath } from '../../model/documentKinds.ts';
import type { TransformersEncoder } from '../../model/encoder.ts';
import type { ParsedProject } from '../../model/parsedProject.ts';
import { editYaml } from '../../model/yaml/editYaml.ts';
import { openProjectFolder } from '../../project/openProjectFolder.ts';
import { writeDurably } from '../../project/writeDurably.ts';
import type { CliCommand } from '../cliCommand.ts';

const megabyte = 1_000_000;

/**
 * Tells of a download in a few lines: each tenth of each file.
 *
 * @param note - Takes a line.
 */
function downloadLines(note: (line: string) => void): (progress: DownloadProgress) => void {
  let last = '';
  return ({ file, done, total }) => {
    const step =
      total === null || total === 0 ? Math.floor(done / (10 * megabyte)) : Math.floor((done / total) * 10);
    if (last === `${file} ${step}`) return;
    last = `${file} ${step}`;
    const size = total === null ? '' : ` of ${(total / megabyte).toFixed(1)}`;
    note(`${file}: ${(done / megabyte).toFixed(1)}${size} MB`);
  };
}

/**
 * Writes into `dialoom.yaml` what was recorded of an encoder: revision, checksums, length of the vectors. The rest of
 * the file stays as it is.
 *
 * @param folder - Absolute path of the project.
 * @returns Whether anything had to be written.
 */
async function writeEncoder(
  folder: string,
  parsed: ParsedProject,
  encoder: TransformersEncoder,
): Promise<boolean> {
  const text = parsed.files[manifestPath] ?? '';
  const { revision, dimensions, files } = encoder;
  const recorded: Readonly<Record<string, Json | undefined>> = { revision, dimensions, files };
  const edits = Object.entries(recorded).flatMap(([field, value]) =>
    value === undefined ? [] : [{ op: 'set' as const, path: ['encoder', field], value }],
  );
  const next = editYaml(text, edits);
  if (next === text) return false;
  await writeDurably(join(folder, manifestPath), next);
  return true;
}

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
        const status = await readEncoderStatus(encoder, context);
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
