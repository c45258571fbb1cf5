import type { ConversationEngine } from '../../engine/conversation/conversationEngine.ts';
import type { Project } from '../../engine/model/project.ts';
import { trainNlu } from '../../engine/nlu/trainNlu.ts';
import { assembleEngine } from '../../engine/project/assembleEngine.ts';
import { systemClock, systemIds, systemRandom } from '../../engine/project/systemPorts.ts';

/** Assembles a project as the product does, with a trained model. Its flows make no external requests. */
export async function benchEngine(project: Project): Promise<ConversationEngine> {
  const unused = (): never => {
    throw new Error('This project makes no requests');
  };
  const model = await trainNlu(project);
  return assembleEngine({ project, hash: '', model, knowledge: { search: unused } })({
    ports: { run_action: { run: unused } },
    memory: null,
    clock: systemClock,
    random: systemRandom,
    ids: systemIds,
  });
}
