import { installModel } from '../../../engine/embed/download/installModel.ts';
import { recordModel } from '../../../engine/embed/download/recordModel.ts';
import { type EncoderContext, encoderContext } from '../../../engine/embed/encoderContext.ts';
import { encoderStatus } from '../../../engine/embed/encoderStatus.ts';
import { encoderErrors } from '../../../engine/embed/errors.ts';
import { parseProject } from '../../../engine/model/parseProject.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import { downloadReporter } from '../engines/downloadReporter.ts';
import type { HandlersOf } from '../handlers.ts';
import type { HandlerContext } from './handlerContext.ts';

/** Handlers of `encoder.*`. One download a project runs at a time: a new one stops the last. */
export function createEncoderHandlers({ options, sessions, tasks }: HandlerContext): HandlersOf<'encoder'> {
  const contextOf = async (projectId: string): Promise<EncoderContext> => {
    const { path } = sessions.get(projectId);
    const { files } = await readProjectFolder(path);
    const declared = parseProject(files).project?.manifest.environment ?? { variables: {}, secrets: {} };
    return encoderContext({ projectFolder: path, declared, env: options.environment });
  };

  return {
    'encoder.status': async ({ projectId, encoder }) => encoderStatus(encoder, await contextOf(projectId)),
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
