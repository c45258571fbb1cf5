import { generateKind } from './generate/generate.ts';
import { runActionKind } from './runAction/runAction.ts';
import { runScriptKind } from './runScript/runScript.ts';
import { searchKnowledgeKind } from './searchKnowledge/searchKnowledge.ts';

/**
 * Every kind of request of the product. Effects, events, triggers and ports derive from this list; the studio shows the
 * requests of a turn in its order.
 */
export const requestKinds = [searchKnowledgeKind, generateKind, runScriptKind, runActionKind] as const;
