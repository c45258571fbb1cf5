import { readEncoderStatus } from '../../../engine/embed/createEmbedder.ts';
import { downloadReporter, installModel, recordModel } from '../../../engine/embed/download/downloadModel.ts';
import { type EncoderContext, encoderContext } from '../../../engine/embed/encoderContext.ts';
import { encoderErrors } from '../../../engine/embed/errors.ts';
import { parseProject } from '../../../engine/model/parseProject.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import type { HandlersOf } from '../router.ts';
import type { HandlerContext } from './handlerContext.ts';

/** Handlers of `encoder.*`. Each project has at most one download: a new one stops the previous one. */
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
        const onProgress = downloadReporter(100, (text, fraction) =>
          report({ task: 'encoder', label: `Downloading ${text}`, fraction }),
        );
        return installModel(encoder, context, { onProgress, signal });
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
