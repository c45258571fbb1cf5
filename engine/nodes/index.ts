import { createNodeRegistry, type NodeRegistry } from '../kit/defineNode.ts';
import { actionNode } from './action/action.ts';
import { branchNode } from './branch/branch.ts';
import { callFlowNode } from './call_flow/call_flow.ts';
import { choiceNode } from './choice/choice.ts';
import { collectNode } from './collect/collect.ts';
import { endNode } from './end/end.ts';
import { escalateNode } from './escalate/escalate.ts';
import { generateNode } from './generate/generate.ts';
import { goToNode } from './go_to/go_to.ts';
import { knowledgeNode } from './knowledge/knowledge.ts';
import { messageNode } from './message/message.ts';
import { scriptNode } from './script/script.ts';
import { setNode } from './set/set.ts';
import { startNode } from './start/start.ts';
import { surveyNode } from './survey/survey.ts';
import { waitNode } from './wait/wait.ts';

/** Every node kind of the product, in the order of the palette. */
export const nodeRegistry: NodeRegistry = createNodeRegistry([
  startNode,
  messageNode,
  collectNode,
  choiceNode,
  surveyNode,
  branchNode,
  setNode,
  scriptNode,
  waitNode,
  actionNode,
  knowledgeNode,
  generateNode,
  callFlowNode,
  goToNode,
  escalateNode,
  endNode,
]);
