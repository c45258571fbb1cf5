import type { ConversationEngine } from '../../engine/conversation/conversationEngine.ts';
import type { Project } from '../../engine/model/project.ts';
import { trainNlu } from '../../engine/nlu/trainNlu.ts';
import { assembleEngine } from '../../engine/project/assembleEngine.ts';
import { systemClock, systemIds, systemRandom } from '../../engine/project/systemPorts.ts';

/** A project put together as the product does it, with a trained model. Its flows ask for nothing from outside. */
export async function benchEngine(project: Project): Promise<ConversationEngine> {
  const unused = (): never => {
    throw new Error('Nothing in this project asks for it');
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
