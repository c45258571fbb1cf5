import type { Clock, IdSource, Random } from '../base/ports.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import type { NodeRegistry } from '../kit/defineNode.ts';
import { entitiesToFind } from '../kit/slotValues.ts';
import { compileProject } from '../machine/compileProject.ts';
import type { Embedder, KnowledgePort, MemoryPort } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { createNlu } from '../nlu/createNlu.ts';
import type { IntentModel } from '../nlu/intentModel.ts';
import type { EntityTagger } from '../nlu/tagger/entityTagger.ts';
import { nodeRegistry } from '../nodes/index.ts';
import type { RequestPorts } from '../requests/requestRegistry.ts';
import { talkFinder, wordsOfProject, wordVectorsOf } from './languageData.ts';

/** The parts that the engine of a project is assembled from. */
export interface EngineParts {
  readonly project: Project;
  /** The node kinds; the built-in ones if absent. */
  readonly registry?: NodeRegistry | undefined;
  /** SHA-256 of the project's files, hex. */
  readonly hash: string;
  readonly model: IntentModel;
  /** The encoder that the model was trained with; a model that uses words only needs none. */
  readonly embedder?: Embedder | undefined;
  /** Absent if nothing is annotated. */
  readonly tagger?: EntityTagger | undefined;
  readonly knowledge: KnowledgePort;
}

/** The ports that the caller provides to run the project. */
export interface EnginePorts {
  /** The ports that requests are performed through, except the knowledge base, which belongs to the project. */
  readonly ports: Omit<RequestPorts, 'search_knowledge'>;
  readonly memory: MemoryPort | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: IdSource;
}

/** Creates the engine of a project with the given ports. */
export type EngineFactory = (ports: EnginePorts) => ConversationEngine;

/** Compiles a project and assembles its engine, in the same way for folders and bundles, studio and runtime. */
export function assembleEngine({
  project,
  registry = nodeRegistry,
  hash,
  model,
  tagger,
  embedder,
  knowledge,
}: EngineParts): EngineFactory {
  const compiled = compileProject(project, registry);
  const nlu = createNlu({
    model,
    embedder,
    tagger,
    entities: entitiesToFind(project),
    locales: project.manifest.locales,
    words: wordsOfProject(project),
    findTalk: talkFinder(),
    wordVectors: wordVectorsOf,
  });
  const projectName = project.manifest.name;
  return ({ ports, ...others }) => ({
    ...others,
    ports: { ...ports, search_knowledge: knowledge },
    compiled,
    nlu,
    projectName,
    projectHash: hash,
  });
}
