import { encoderInfo } from '../../../engine/embed/createEmbedder.ts';
import { evaluateKnowledge } from '../../../engine/knowledge/evaluation/evaluateKnowledge.ts';
import { findGaps } from '../../../engine/knowledge/evaluation/findGaps.ts';
import { sourcesOf } from '../../../engine/knowledge/sources/chunk.ts';
import { documentsOf } from '../../../engine/model/parsedProject.ts';
import { parseProject } from '../../../engine/model/parseProject.ts';
import type { ProjectFiles } from '../../../engine/model/project.ts';
import type { KnowledgeStatus } from '../../../engine/model/reports/statuses.ts';
import type { PreparedProject } from '../../../engine/project/prepareProject.ts';
import { openForUnderstanding } from '../../../engine/project/prepareUnderstanding.ts';
import { fetchSitemapSource } from '../../../engine/project/projectKnowledge.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import { knowledgeSearches } from '../../../engine/replay/knowledgeSearches.ts';
import { createBinaryStore, createUploads } from '../projects/createBinaryStore.ts';
import { readRecordings } from '../readRecordings.ts';
import type { HandlersOf } from '../router.ts';

import { type HandlerContext, prepareOpenProject } from './handlerContext.ts';

/** Handlers of `knowledge.*`: the knowledge base of an open project, as saved. */
export function createKnowledgeHandlers(context: HandlerContext): HandlersOf<'knowledge'> {
  const prepare = (projectId: string) => prepareOpenProject(context, projectId);
  /** Gaps can be listed even while a flow has errors. */
  const embedder = async (path: string) => {
    const { project } = await openForUnderstanding(path);
    return context.engines.embedderOf(path, project.manifest);
  };
  const uploads = createUploads(() => context.options.ids.next('upload'));
  return {
    'knowledge.status': async ({ projectId }) => {
      const { path } = context.sessions.get(projectId);
      const { files } = await readProjectFolder(path);
      const prepared = context.engines.current(path);
      const current = prepared?.embedder.id === embedderOf(files);
      if (prepared !== undefined && current && sameSources(prepared.parsed.files, files))
        return statusOf(prepared);
      // The current version is not indexed yet, but its sources are prepared.
      const sources = Object.keys(files).filter(isSource);
      return {
        embedder: embedderOf(files),
        sources: sources.map((source) => ({ path: source, chunks: 0, error: null })),
        chunks: 0,
        access: [],
        upToDate: false,
      };
    },
    'knowledge.index': async ({ projectId }) => statusOf(await prepare(projectId)),
    'knowledge.fetch': async ({ projectId, source }) => {
      const { path } = context.sessions.get(projectId);
      return context.tasks.run(projectId, async (report, signal) => {
        const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void =>
          report({ task: 'fetch', label: 'Fetching pages', fraction: total === 0 ? 1 : done / total });
        onProgress({ done: 0, total: 1 });
        const { files } = await readProjectFolder(path);
        const { clock } = context.options;
        const found = await fetchSitemapSource(files, source, clock, { signal, onProgress });
        const problems = found.problems.map(({ code, message, remedy }) => ({ code, message, remedy }));
        return { ...found, changes: { ...found.changes }, problems };
      });
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
        .filter((chunk) => sourcesOf(chunk).has(source))
        .map(({ id, titlePath, text, metadata }) => ({
          id,
          source,
          titlePath: [...titlePath],
          text,
          metadata: { ...metadata },
        }));
    },
    'knowledge.explain': async ({ projectId, text, limit, locale, access = [] }) => {
      const { knowledge, project } = await prepare(projectId);
      const { defaultLocale, policies } = project.manifest;
      const threshold = policies.knowledgeThreshold;
      const query = { text, locale: locale ?? defaultLocale, limit, threshold, filter: { access } };
      return knowledge.explain(query);
    },
    'knowledge.evaluate': async ({ projectId }) => {
      const { knowledge, project, parsed } = await prepare(projectId);
      return context.tasks.run(projectId, async (report, signal) => {
        const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void =>
          report({
            task: 'kb.evaluate',
            label: 'Running the test questions',
            fraction: total === 0 ? 1 : done / total,
          });
        onProgress({ done: 0, total: 1 });
        const { defaultLocale: locale, policies } = project.manifest;
        return evaluateKnowledge({
          port: knowledge.port,
          chunks: await knowledge.chunks(),
          questions: documentsOf(parsed, 'questions').flatMap(({ value }) => value?.questions ?? []),
          threshold: policies.knowledgeThreshold,
          locale,
          onProgress,
          signal,
        });
      });
    },
    'knowledge.gaps': async ({ projectId }) => {
      const { path } = context.sessions.get(projectId);
      return context.tasks.run(projectId, async (report, signal) => {
        report({ task: 'kb.gaps', label: 'Reading the recordings', fraction: 0 });
        const found = [];
        for (const { recording } of await readRecordings(context.archive, path, context.options.report))
          found.push(knowledgeSearches(recording));
        const unanswered = found.flatMap(({ unanswered }) => unanswered);
        signal.throwIfAborted();
        const gaps = unanswered.length === 0 ? [] : await findGaps(unanswered, await embedder(path));
        signal.throwIfAborted();
        const searches = found.reduce((sum, { searches: count }) => sum + count, 0);
        return { searches, unanswered: unanswered.length, gaps };
      });
    },
  };
}

/** The id of the encoder that the index will be built with, as far as the files determine it. */
function embedderOf(files: ProjectFiles): string {
  const encoder = parseProject(files).project?.manifest.encoder ?? { type: 'builtin' as const };
  return encoderInfo(encoder)?.id ?? (encoder.type === 'builtin' ? '' : encoder.model);
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
  const labels = (await knowledge.chunks()).flatMap(({ metadata }) => metadata?.access?.split(', ') ?? []);
  const indexed = new Map(status.sources.map(({ path, chunks }) => [path, chunks]));
  const failed = new Map(
    status.problems
      .filter(({ severity }) => severity === 'error')
      .map((problem) => [problem.location?.file, problem]),
  );
  const doubted = Map.groupBy(
    status.problems.filter(({ severity }) => severity === 'warning'),
    ({ location }) => location?.file ?? '',
  );
  // Sources whose files could not be read are not documents of the project.
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
      const warnings = (doubted.get(path) ?? []).map(({ code, message, remedy, location }) => {
        return { code, message, remedy, line: location?.line ?? null };
      });
      const common = { path, chunks: indexed.get(path) ?? 0, error };
      return warnings.length === 0 ? common : { ...common, warnings };
    }),
    chunks: status.chunks,
    access: [...new Set(labels)].sort(),
    upToDate: !status.building,
  };
}
