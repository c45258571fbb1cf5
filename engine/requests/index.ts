import { generate } from './generate/generate.ts';
import { runAction } from './runAction/runAction.ts';
import { runScript } from './runScript/runScript.ts';
import { searchKnowledge } from './searchKnowledge/searchKnowledge.ts';

/**
 * Every kind of request of the product. Effects, events, triggers and ports derive from this list; the studio shows the
 * requests of a turn in its order.
 */
export const requestKinds = [searchKnowledge, generate, runScript, runAction] as const;
