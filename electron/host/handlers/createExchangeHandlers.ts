import { createWorkspace, type Workspace } from '../../../engine/edit/workspace.ts';
import { exportUtterances } from '../../../engine/interop/csv/csv.ts';
import { importFile } from '../../../engine/interop/importFile.ts';
import { compareTexts, exportTexts } from '../../../engine/interop/texts/textFiles.ts';
import { nodeRegistry } from '../../../engine/nodes/index.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import type { HandlersOf } from '../router.ts';
import type { HandlerContext } from './handlerContext.ts';

/** Handlers of `texts.*` and `intents.*`: they read the saved project and write nothing. */
export function createExchangeHandlers({
  sessions,
}: Pick<HandlerContext, 'sessions'>): HandlersOf<'texts'> & HandlersOf<'intents'> {
  const open = async (projectId: string): Promise<Workspace> => {
    const { files } = await readProjectFolder(sessions.get(projectId).path);
    return createWorkspace(files, nodeRegistry);
  };
  return {
    'texts.export': async ({ projectId, what }) => ({ ...exportTexts(await open(projectId), what) }),
    'texts.compare': async ({ projectId, name, content }) =>
      compareTexts(await open(projectId), { path: name, content }),
    'intents.export': async ({ projectId }) => ({ ...exportUtterances(await open(projectId)) }),
    'intents.compare': async ({ projectId, name, content }) => {
      const { report, files } = importFile(await open(projectId), { path: name, content }, { as: 'csv' });
      return {
        report: [...report],
        files: files.flatMap(({ path, before, after }) => (after === null ? [] : [{ path, before, after }])),
      };
    },
  };
}
