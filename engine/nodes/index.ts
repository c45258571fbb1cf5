import { createNodeRegistry, type NodeRegistry } from '../kit/nodeRegistry.ts';
import { action } from './action/action.ts';
import { branch } from './branch/branch.ts';
import { callFlow } from './call_flow/call_flow.ts';
import { choice } from './choice/choice.ts';
import { collect } from './collect/collect.ts';
import { end } from './end/end.ts';
import { escalate } from './escalate/escalate.ts';
import { generate } from './generate/generate.ts';
import { goTo } from './go_to/go_to.ts';
import { knowledge } from './knowledge/knowledge.ts';
import { message } from './message/message.ts';
import { script } from './script/script.ts';
import { set } from './set/set.ts';
import { start } from './start/start.ts';
import { survey } from './survey/survey.ts';
import { wait } from './wait/wait.ts';

/** Every node kind of the product, in the order of the palette. */
export const nodeRegistry: NodeRegistry = createNodeRegistry([
  start,
  message,
  collect,
  choice,
  survey,
  branch,
  set,
  script,
  wait,
  action,
  knowledge,
  generate,
  callFlow,
  goTo,
  escalate,
  end,
]);
