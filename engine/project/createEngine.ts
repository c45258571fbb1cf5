import { createHttpActions } from '../actions/createHttpActions.ts';
import { checkProject } from '../check/checkProject.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { createInProcessMemory } from '../conversation/createInProcessMemory.ts';
import type { NodeRegistry } from '../kit/defineNode.ts';
import { parseProject } from '../model/parseProject.ts';
import type { KnowledgePort } from '../model/ports.ts';
import type { ProjectFiles } from '../model/project.ts';
import { trainNlu } from '../nlu/trainNlu.ts';
import { nodeRegistry } from '../nodes/index.ts';
import type { RequestPorts } from '../requests/requestRegistry.ts';
import { assembleEngine, type EnginePorts } from './assembleEngine.ts';
import { projectErrors } from './errors.ts';
import { hashFiles } from './hashFiles.ts';
import { assertNoErrors } from './openProjectFolder.ts';
import { systemClock, systemIds, systemRandom } from './systemPorts.ts';

/**
 * What {@link createEngine} makes an engine of. Of the world in which conversations run (`memory`, `clock`, `random`,
 * `ids`) what is absent is this process's memory and the system's time and chance.
 */
export interface EngineSource extends Partial<Omit<EnginePorts, 'ports'>> {
  /** The project's text files: path below the project, forward slashes, and content. */
  readonly files: ProjectFiles;
  /** The node kinds that its flows may use; the built-in ones when absent. */
  readonly registry?: NodeRegistry | undefined;
  /** Variables and secrets that the project's actions may read; none when absent. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * What requests are performed through, by their type. When absent: actions are called over HTTP, nothing is found in
   * the knowledge base, and there are neither scripts nor a language model.
   */
  readonly ports?: RequestPorts | undefined;
}

const emptyKnowledge: KnowledgePort = {
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
  environment: env = {},
  ports,
  ...world
}: EngineSource): Promise<ConversationEngine> {
  const { project, documents, problems } = parseProject(files);
  assertNoErrors(problems);
  if (project === undefined) throw projectErrors.PROJECT_NOT_FOUND({ folder: '' });
  assertNoErrors(checkProject({ project, registry, locate: (file, path) => documents[file]?.locate(path) }));
  const model = await trainNlu(project);
  const { run_action, search_knowledge, ...others } = ports ?? {};
  const knowledge = search_knowledge ?? emptyKnowledge;
  const assemble = assembleEngine({ project, registry, hash: hashFiles(files), model, knowledge });
  const { actions } = project;
  const { environment } = project.manifest;
  return assemble({
    memory: createInProcessMemory(),
    clock: systemClock,
    random: systemRandom,
    ids: systemIds,
    ...world,
    ports: { ...others, run_action: run_action ?? createHttpActions({ actions, environment, env }) },
  });
}
