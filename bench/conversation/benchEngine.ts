import type { ConversationEngine } from '../../engine/conversation/conversationEngine.ts';
import type { Project } from '../../engine/model/project.ts';
import { trainNlu } from '../../engine/nlu/trainNlu.ts';
import { assembleEngine } from '../../engine/project/assembleEngine.ts';
import { systemClock, systemIds, systemRandom } from '../../engine/project/systemPorts.ts';

/** A project put together as the product does it, with a trained model. Its flows ask for nothing from outside. */
export function benchEngine(project: Project): ConversationEngine {
  const unused = (): never => {
    throw new Error('Nothing in this project asks for it');
  };
  return assembleEngine({ project, hash: '', model: trainNlu(project), knowledge: { search: unused } })({
    actions: { run: unused },
    scripts: null,
    generator: null,
    memory: null,
    clock: systemClock,
    random: systemRandom,
    ids: systemIds,
  });
}
