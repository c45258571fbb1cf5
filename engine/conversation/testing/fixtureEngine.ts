import type { JsonObject } from '../../base/json.ts';
import { compileProject } from '../../machine/compileProject.ts';
import type { ActionCall, ActionPort, ActionResult, KnowledgeResult } from '../../model/ports.ts';

import type { Project } from '../../model/project.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import type { ConversationEngine } from '../conversationEngine.ts';
import { keywordNlu } from './keywordNlu.ts';
import { readFixtureProject } from './readFixtureProject.ts';

const window = {
  chunkId: 'returns#0',
  source: 'knowledge/returns.md',
  titlePath: ['Returns'],
  text: 'You can return items within 90 days.',
  score: 0.8,
};

/** The result of a call that went well. */
export function answered(call: ActionCall, output: JsonObject): ActionResult {
  return {
    ok: true,
    output,
    request: {
      method: 'POST',
      url: `https://shop.example/${call.action}`,
      headers: {},
      body: { ...call.input },
    },
    response: { status: 200, headers: {}, body: output },
    error: null,
    attempts: 1,
    durationMs: 7,
  };
}

/** The result of a call that failed. */
export function refused(call: ActionCall, code: string): ActionResult {
  const error = { code, message: 'The shop does not answer', remedy: 'Try later' };
  return { ...answered(call, {}), ok: false, response: null, error };
}

async function search(text: string): Promise<KnowledgeResult> {
  const known = /return/i.test(text);
  const hits = [known ? window : { ...window, score: 0.2 }];
  return { answer: known ? { text: window.text, citations: [window] } : null, hits, threshold: 0.5 };
}

/** An API that knows every order as shipped. */
export const shop: ActionPort = {
  run: async (call) => answered(call, { status: 'shipped', days: 3 }),
};

/**
 * The fixture project `shop` with ports that need nothing from outside: a clock that ticks a second an event,
 * understanding by keyword, one passage of knowledge, and an API that knows every order as shipped.
 *
 * @param change - What to replace; request ports one by one.
 */
export function fixtureEngine(
  change: Partial<ConversationEngine> = {},
  project: Project = readFixtureProject('shop'),
): ConversationEngine {
  let now = 1_700_000_000_000;
  let ids = 0;
  return {
    compiled: compileProject(project, nodeRegistry),
    nlu: keywordNlu,
    clock: {
      now: () => {
        now += 1_000;
        return now;
      },
    },
    memory: null,
    random: { next: () => 0.5 },
    ids: {
      next: (prefix) => {
        ids += 1;
        return `${prefix}_${ids}`;
      },
    },
    projectName: project.manifest.name,
    projectHash: '',
    ...change,
    ports: {
      search_knowledge: { search: ({ text }) => search(text) },
      run_action: shop,
      ...change.ports,
    },
  };
}
