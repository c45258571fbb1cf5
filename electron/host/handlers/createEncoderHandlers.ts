import { installModel } from '../../../engine/embed/download/installModel.ts';
import { recordModel } from '../../../engine/embed/download/recordModel.ts';
import { type EncoderContext, encoderContext } from '../../../engine/embed/encoderContext.ts';
import { encoderStatus } from '../../../engine/embed/encoderStatus.ts';
import { encoderErrors } from '../../../engine/embed/errors.ts';
import { parseProject } from '../../../engine/model/parseProject.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import { downloadReporter } from '../engines/downloadReporter.ts';
import { progressReporter } from '../engines/progressReporter.ts';
import type { HandlersOf } from '../handlers.ts';
import type { HandlerContext } from './handlerContext.ts';

/** Handlers of `encoder.*`, and what stops the connection's downloads. */
export interface EncoderHandlers {
  readonly handlers: HandlersOf<'encoder'>;
  close(): void;
}

/** What may read and fetch a project's encoder. One download a project runs at a time: a new one stops the last. */
export function createEncoderHandlers({ options, sessions, emit }: HandlerContext): EncoderHandlers {
  const downloads = new Map<string, AbortController>();

  const contextOf = async (projectId: string): Promise<EncoderContext> => {
    const { path } = sessions.get(projectId);
    const { files } = await readProjectFolder(path);
    const declared = parseProject(files).project?.manifest.environment ?? { variables: {}, secrets: {} };
    return encoderContext({ projectFolder: path, declared, env: options.environment });
  };
  const stop = (projectId: string): void => {
    downloads.get(projectId)?.abort();
    downloads.delete(projectId);
  };

  return {
    handlers: {
      'encoder.status': async ({ projectId, encoder }) => encoderStatus(encoder, await contextOf(projectId)),
      'encoder.download': async ({ projectId, encoder }) => {
        const context = await contextOf(projectId);
        stop(projectId);
        const download = new AbortController();
        downloads.set(projectId, download);
        const progress = progressReporter(emit, projectId);
        try {
          const onProgress = downloadReporter(progress.report);
          return await installModel(encoder, context, { onProgress, signal: download.signal });
        } catch (thrown) {
          if (!download.signal.aborted || encoder.type !== 'transformers') throw thrown;
          throw encoderErrors.ENCODER_DOWNLOAD_STOPPED({ model: encoder.model });
        } finally {
          progress.done();
          if (downloads.get(projectId) === download) downloads.delete(projectId);
        }
      },
      'encoder.record': async ({ projectId, encoder }) => {
        if (encoder.type !== 'transformers') {
          throw encoderErrors.ENCODER_NOTHING_TO_DOWNLOAD({ type: encoder.type });
        }
        return recordModel(encoder, await contextOf(projectId));
      },
      'encoder.cancel': async ({ projectId }) => {
        stop(projectId);
        return {};
      },
    },
    close: () => {
      for (const projectId of downloads.keys()) stop(projectId);
    },
  };
}
