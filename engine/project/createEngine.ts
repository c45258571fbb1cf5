import { createHttpActions } from '../actions/createHttpActions.ts';
import { checkProject } from '../check/checkProject.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { createInProcessMemory } from '../conversation/createInProcessMemory.ts';
import type { NodeRegistry } from '../kit/nodeRegistry.ts';
import type { KnowledgePort } from '../model/knowledgePort.ts';
import { parseProject } from '../model/parseProject.ts';
import type { ProjectFiles } from '../model/project.ts';
import { trainNlu } from '../nlu/trainNlu.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { assembleEngine, type EnginePorts } from './assembleEngine.ts';
import { projectErrors } from './errors.ts';
import { hashFiles } from './hashFiles.ts';
import { assertNoErrors } from './openProjectFolder.ts';
import { systemClock, systemIds, systemRandom } from './systemPorts.ts';

/** What {@link createEngine} makes an engine of. */
export interface EngineSource {
  /** The project's text files: path below the project, forward slashes, and content. */
  readonly files: ProjectFiles;
  /** The node kinds that its flows may use; the built-in ones when absent. */
  readonly registry?: NodeRegistry | undefined;
  /** Answers searches of the knowledge base; nothing is found when absent. */
  readonly knowledge?: KnowledgePort | undefined;
  /** Variables and secrets that the project's actions may read; none when absent. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * The world in which the conversations run. What is absent: actions are called over HTTP, what is remembered is kept
   * in this process, time and chance are the system's, and there are neither scripts nor a language model.
   */
  readonly ports?: Partial<EnginePorts> | undefined;
}

const nothingFound: KnowledgePort = {
  search: async ({ threshold }) => ({ answer: null, hits: [], threshold }),
};

/**
 * Makes a project runnable in this process, without a folder, a cache or a worker thread: parses and checks it, and
 * learns its intents by their words alone. Runtime and studio prepare projects with an encoder and a knowledge index.
 *
 * @returns The engine for `startConversation` and `handleMessage`.
 * @throws AppError the problem when the project has one error, PROJECT_HAS_ERRORS when there are several,
 *   PROJECT_NOT_FOUND without a dialoom.yaml.
 */
export async function createEngine({
  files,
  registry = nodeRegistry,
  knowledge = nothingFound,
  environment = {},
  ports = {},
}: EngineSource): Promise<ConversationEngine> {
  const { project, documents, problems } = parseProject(files);
  assertNoErrors(problems);
  if (project === undefined) throw projectErrors.PROJECT_NOT_FOUND({ folder: '' });
  assertNoErrors(checkProject({ project, registry, locate: (file, path) => documents[file]?.locate(path) }));
  const model = await trainNlu(project);
  const assemble = assembleEngine({ project, registry, hash: hashFiles(files), model, knowledge });
  const actions =
    ports.actions ??
    createHttpActions({
      actions: project.actions,
      environment: project.manifest.environment,
      env: environment,
    });
  return assemble({
    scripts: null,
    generator: null,
    memory: createInProcessMemory(),
    clock: systemClock,
    random: systemRandom,
    ids: systemIds,
    ...ports,
    actions,
  });
}
