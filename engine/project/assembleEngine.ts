import type { Clock, IdSource, Random } from '../base/ports.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import type { NodeRegistry } from '../kit/defineNode.ts';
import { compileProject } from '../machine/compileProject.ts';
import type { Embedder, KnowledgePort, MemoryPort } from '../model/ports.ts';

import type { Project } from '../model/project.ts';
import { createNlu } from '../nlu/createNlu.ts';
import type { IntentModel } from '../nlu/intentModel.ts';
import type { EntityTagger } from '../nlu/tagger/entityTagger.ts';
import { nodeRegistry } from '../nodes/index.ts';
import type { RequestPorts } from '../requests/requestRegistry.ts';

/** What a project is run with, wherever it comes from. */
export interface EngineParts {
  readonly project: Project;
  /** The node kinds; the built-in ones when absent. */
  readonly registry?: NodeRegistry | undefined;
  /** SHA-256 of the project's files, hex. */
  readonly hash: string;
  readonly model: IntentModel;
  /** The encoder that the model was trained with; a model that goes by words alone needs none. */
  readonly embedder?: Embedder | undefined;
  /** Absent where nothing is annotated. */
  readonly tagger?: EntityTagger | undefined;
  readonly knowledge: KnowledgePort;
}

/** The ports that whoever runs the project brings. */
export interface EnginePorts {
  /** What requests are performed through, but for the knowledge base, which comes with the project. */
  readonly ports: Omit<RequestPorts, 'search_knowledge'>;
  readonly memory: MemoryPort | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: IdSource;
}

/** Makes the engine of a project for given ports. */
export type EngineFactory = (ports: EnginePorts) => ConversationEngine;

/** Compiles a project and puts its engine together: the same for a folder and a bundle, studio and runtime. */
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
    entities: project.entities,
    locales: project.manifest.locales,
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
