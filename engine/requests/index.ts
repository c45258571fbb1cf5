import { generate } from './generate/generate.ts';
import { runAction } from './runAction/runAction.ts';
import { runScript } from './runScript/runScript.ts';
import { searchKnowledge } from './searchKnowledge/searchKnowledge.ts';

/** Every kind of request of the product. Effects, events, triggers and ports derive from this list. */
export const requestKinds = [runAction, searchKnowledge, runScript, generate] as const;
