import { exportUtterances } from '../../../engine/interop/csv/csv.ts';
import { importFile } from '../../../engine/interop/importFile.ts';
import { compareTexts, exportTexts } from '../../../engine/interop/texts/textFiles.ts';
import type { HandlersOf } from '../router.ts';
import { type HandlerContext, openSaved } from './handlerContext.ts';

/** Handlers of `texts.*` and `intents.*`: they read the saved project and write nothing. */
export function createExchangeHandlers(
  context: Pick<HandlerContext, 'sessions'>,
): HandlersOf<'texts'> & HandlersOf<'intents'> {
  const open = (projectId: string) => openSaved(context, projectId);
  return {
    'texts.export': async ({ projectId, what }) => exportTexts(await open(projectId), what),
    'texts.compare': async ({ projectId, name, content }) =>
      compareTexts(await open(projectId), { path: name, content }),
    'intents.export': async ({ projectId }) => exportUtterances(await open(projectId)),
    'intents.compare': async ({ projectId, name, content }) => {
      const { report, files } = importFile(await open(projectId), { path: name, content }, { as: 'csv' });
      return { files: [...files], report: [...report] };
    },
  };
}
