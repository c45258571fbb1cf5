import { readEncoderStatus } from '../../../engine/embed/createEmbedder.ts';
import {
  type DownloadProgress,
  installModel,
  recordModel,
} from '../../../engine/embed/download/downloadModel.ts';
import { type EncoderContext, encoderContext } from '../../../engine/embed/encoderContext.ts';
import { encoderErrors } from '../../../engine/embed/errors.ts';
import { parseProject } from '../../../engine/model/parseProject.ts';
import type { Progress } from '../../../engine/project/prepareProject.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import type { HandlersOf } from '../router.ts';
import type { HandlerContext } from './handlerContext.ts';

const megabyte = 1_000_000;

function formatSize(bytes: number): string {
  return bytes < megabyte ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}

/**
 * Puts the progress of a download into words, at most a hundred times a file: `onnx/model.onnx, 12.3 MB of 90.4 MB`.
 *
 * @param report - Told of each step that is worth showing.
 */
function downloadReporter(report: (progress: Progress) => void): (progress: DownloadProgress) => void {
  let last = '';
  return ({ file, done, total }) => {
    // Without a size there is no fraction to show, only that it goes on.
    const fraction = total === null || total === 0 ? 0 : done / total;
    const step = total === null ? Math.floor(done / megabyte) : Math.floor(fraction * 100);
    if (last === `${file} ${step}`) return;
    last = `${file} ${step}`;
    const size = total === null ? formatSize(done) : `${formatSize(done)} of ${formatSize(total)}`;
    report({ task: 'encoder', label: `Downloading ${file}, ${size}`, fraction });
  };
}

/** Handlers of `encoder.*`. One download a project runs at a time: a new one stops the last. */
export function createEncoderHandlers({ options, sessions, tasks }: HandlerContext): HandlersOf<'encoder'> {
  const contextOf = async (projectId: string): Promise<EncoderContext> => {
    const { path } = sessions.get(projectId);
    const { files } = await readProjectFolder(path);
    const declared = parseProject(files).project?.manifest.environment ?? { variables: {}, secrets: {} };
    return encoderContext({ projectFolder: path, declared, env: options.environment });
  };

  return {
    'encoder.status': async ({ projectId, encoder }) =>
      readEncoderStatus(encoder, await contextOf(projectId)),
    'encoder.download': async ({ projectId, encoder }) => {
      const context = await contextOf(projectId);
      tasks.cancel(projectId, 'encoder');
      return tasks.run(projectId, (report, signal) => {
        report({ task: 'encoder', label: 'Downloading the sentence encoder', fraction: 0 });
        return installModel(encoder, context, { onProgress: downloadReporter(report), signal });
      });
    },
    'encoder.record': async ({ projectId, encoder }) => {
      if (encoder.type !== 'transformers') {
        throw encoderErrors.ENCODER_NOTHING_TO_DOWNLOAD({ type: encoder.type });
      }
      return recordModel(encoder, await contextOf(projectId));
    },
  };
}
