import type { KnowledgeStatus } from '../../../engine/contract/methods/knowledgeMethods.ts';
import type { ProjectFiles } from '../../../engine/model/project.ts';
import { fetchSitemapSource } from '../../../engine/project/fetchSitemapSource.ts';
import type { PreparedProject } from '../../../engine/project/prepareProject.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import { progressReporter } from '../engines/progressReporter.ts';
import type { HandlersOf } from '../handlers.ts';
import { createBinaryStore } from '../projects/createBinaryStore.ts';
import { createUploads } from '../projects/createUploads.ts';
import { createCancelling } from './createCancelling.ts';
import { type HandlerContext, prepareOpenProject } from './handlerContext.ts';

/** Handlers of `knowledge.*`: the knowledge base of an open project as it is saved. */
export function createKnowledgeHandlers(context: HandlerContext): HandlersOf<'knowledge'> {
  const prepare = (projectId: string) => prepareOpenProject(context, projectId);
  const running = createCancelling();
  const uploads = createUploads(() => context.options.ids.next('upload'));
  return {
    'knowledge.status': async ({ projectId }) => {
      const { path } = context.sessions.get(projectId);
      const { files } = await readProjectFolder(path);
      const known = context.engines.current(path);
      if (known !== undefined && sameSources(known.parsed.files, files)) return statusOf(known);
      // Not indexed yet as it is now: the sources are known all the same.
      const sources = Object.keys(files).filter(isSource);
      return {
        embedder: context.engines.embedder,
        sources: sources.map((source) => ({ path: source, chunks: 0, error: null })),
        chunks: 0,
        upToDate: false,
      };
    },
    'knowledge.index': async ({ projectId }) =>
      running.run(projectId, async (signal) =>
        statusOf(await prepareOpenProject(context, projectId, signal)),
      ),
    'knowledge.fetch': async ({ projectId, source }) =>
      running.run(projectId, async (signal) => {
        const { path } = context.sessions.get(projectId);
        const { files } = await readProjectFolder(path);
        const progress = progressReporter(context.emit, projectId);
        const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void =>
          progress.report({
            task: 'fetch',
            label: 'Fetching pages',
            fraction: total === 0 ? 1 : done / total,
          });
        try {
          const found = await fetchSitemapSource(files, source, context.options.clock, {
            signal,
            onProgress,
          });
          const problems = found.problems.map(({ code, message, remedy }) => ({ code, message, remedy }));
          return { ...found, changes: { ...found.changes }, problems };
        } finally {
          progress.done();
        }
      }),
    'knowledge.cancel': async ({ projectId }) => {
      running.cancel(projectId);
      return {};
    },
    'knowledge.upload': async ({ projectId, uploadId, base64, last }) => {
      const { path } = context.sessions.get(projectId);
      const bytes = Buffer.from(base64, 'base64');
      return uploads.take(createBinaryStore(path), { uploadId, bytes, last });
    },
    'knowledge.chunks': async ({ projectId, source }) => {
      const { knowledge } = await prepare(projectId);
      const chunks = await knowledge.chunks();
      return chunks
        .filter((chunk) => chunk.source === source)
        .map(({ id, titlePath, text, metadata }) => ({
          id,
          source,
          titlePath: [...titlePath],
          text,
          metadata: { ...metadata },
        }));
    },
    'knowledge.search': async ({ projectId, text, limit, access = [] }) => {
      const { knowledge, project } = await prepare(projectId);
      const { defaultLocale: locale, policies } = project.manifest;
      const threshold = policies.knowledgeThreshold;
      return knowledge.port.search({ text, locale, limit, threshold, filter: { access } });
    },
  };
}

function isSource(path: string): boolean {
  return path.startsWith('knowledge/');
}

function sameSources(one: ProjectFiles, other: ProjectFiles): boolean {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)].filter(isSource));
  return [...paths].every((path) => one[path] === other[path]);
}

async function statusOf({ knowledge, project }: PreparedProject): Promise<KnowledgeStatus> {
  const status = await knowledge.status();
  const indexed = new Map(status.sources.map(({ path, chunks }) => [path, chunks]));
  const failed = new Map(status.problems.map((problem) => [problem.location?.file, problem]));
  // Sources that could not even be read as files are no documents of the project.
  const unread = [...failed.keys()].filter((path) => path !== undefined && !project.knowledge.includes(path));
  const paths = [...project.knowledge, ...unread.filter((path) => path?.startsWith('knowledge/') === true)];
  return {
    embedder: status.embedder,
    sources: paths.map((found) => {
      const path = found ?? '';
      const problem = failed.get(path);
      const error =
        problem === undefined
          ? null
          : { code: problem.code, message: problem.message, remedy: problem.remedy };
      return { path, chunks: indexed.get(path) ?? 0, error };
    }),
    chunks: status.chunks,
    upToDate: !status.building,
  };
}
