import { Agent } from 'undici';
import { createHttpActions } from '../actions/createHttpActions.ts';
import { actionErrors } from '../actions/errors.ts';
import { startMockServer } from '../actions/startMockServer.ts';
import type { JsonObject } from '../base/json.ts';
import { createInProcessMemory } from '../conversation/createInProcessMemory.ts';
import type { Action, MockExample } from '../model/documents/action.ts';
import type { SuiteMock, SuiteTest } from '../model/documents/suite.ts';
import type { ActionPort, ActionResult, MemoryPort } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import type { SuiteWorld } from '../replay/suite/engineDriver.ts';
import { createScriptRunner } from '../scripts/createScriptRunner.ts';
import type { EngineFactory } from './assembleEngine.ts';

/**
 * Fills a memory with what a test assumes is already remembered: each slot for the project or for the test's customer,
 * depending on its scope.
 *
 * @param at - When it was remembered, in milliseconds since the epoch.
 */
export async function seedMemory(
  port: MemoryPort,
  { memory, customer }: SuiteTest,
  project: Project,
  at: number,
): Promise<void> {
  const { slots } = project.manifest;
  const ofScope = (scope: 'customer' | 'project'): JsonObject =>
    Object.fromEntries(Object.entries(memory ?? {}).filter(([slot]) => slots[slot]?.scope === scope));
  await port.remember({ scope: 'project' }, ofScope('project'), at);
  if (customer !== undefined)
    await port.remember({ scope: 'customer', id: customer.id }, ofScope('customer'), at);
}

/** Actions that are answered by the mocks of a test, then by their own examples. */
export interface SuiteActions {
  readonly port: ActionPort;
  /** Sets up the answers for a test. */
  readonly prepare: (test: SuiteTest) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Service extends ActionPort {
  readonly close: () => Promise<void>;
}

/**
 * Connects a project's actions to mock servers on loopback, over real HTTP. The duration of an answer is the delay of
 * its example, without actually waiting, so that slow services are tested quickly and always take the same time.
 */
function openSuiteActions(project: Project): SuiteActions {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  let defaultService: Promise<Service> | undefined;
  let current: Service | undefined;
  const closeCurrent = async (): Promise<void> => {
    const service = current;
    current = undefined;
    if (service !== (await defaultService)) await service?.close();
  };
  return {
    port: {
      run: async (call) => {
        if (current === undefined) throw new Error('No test is prepared');
        return current.run(call);
      },
    },
    prepare: async ({ mocks }) => {
      await closeCurrent();
      if (mocks.length === 0) defaultService ??= serve(project, [], dispatcher);
      current = await (mocks.length === 0 ? defaultService : serve(project, mocks, dispatcher));
    },
    close: async () => {
      await closeCurrent();
      await (await defaultService)?.close();
      await dispatcher.destroy();
    },
  };
}

async function serve(project: Project, mocks: readonly SuiteMock[], dispatcher: Agent): Promise<Service> {
  const { environment } = project.manifest;
  const examples = Object.fromEntries(
    Object.values(project.actions).map((action) => [action.id, examplesOf(action, mocks)]),
  );
  const actions = Object.fromEntries(
    Object.values(project.actions).map((action) => [
      action.id,
      withoutPauses(action, examples[action.id] ?? []),
    ]),
  );
  let delayMs = 0;
  const server = await startMockServer({
    actions,
    environment,
    port: 0,
    onRequest: ({ answeredBy }) => {
      const example = answeredBy && examples[answeredBy.action]?.[Number(answeredBy.example)];
      delayMs = example?.response.delayMs ?? 0;
    },
  });
  const secrets = Object.fromEntries(
    Object.keys(environment.secrets).map((name) => [name, 'of-no-use-here']),
  );
  const http = createHttpActions({
    actions,
    environment,
    env: { ...secrets, ...server.environment },
    mockUrl: server.url,
    dispatcher,
  });
  return {
    run: async (call) => {
      const action = project.actions[call.action];
      if (action !== undefined && mocks.some(({ action, down }) => down === true && action === call.action))
        return unreachable(action);
      delayMs = 0;
      const result = withStableAddress(await http.run(call), server.url);
      if (action === undefined || delayMs <= action.timeoutMs) return { ...result, durationMs: delayMs };
      const origin = new URL(result.request.url).origin;
      const error = actionErrors.ACTION_TIMEOUT({ origin, timeoutMs: action.timeoutMs });
      return failed({ ...result, durationMs: action.timeoutMs }, error);
    },
    close: async () => {
      await http.close();
      await server.close();
    },
  };
}

/** The mocks of a test, then those of the action; each is named by its position. */
function examplesOf(action: Action, mocks: readonly SuiteMock[]): readonly MockExample[] {
  const own = mocks
    .filter((mock) => mock.action === action.id)
    .map(({ when, status, body, delayMs }) => ({ when, response: { status, body, delayMs, headers: {} } }));
  return [...own, ...action.mock].map((example, index) => ({ ...example, name: String(index) }));
}

/** The same action without pauses, which are reported but not waited for. */
function withoutPauses(action: Action, examples: readonly MockExample[]): Action {
  return {
    ...action,
    retry: { ...action.retry, backoffMs: 0 },
    // Time stands still, so an answer would be kept for ever.
    cacheSeconds: undefined,
    mock: examples.map((example) => ({ ...example, response: { ...example.response, delayMs: 0 } })),
  };
}

function unreachable({ request, retry }: Action): ActionResult {
  const { method, url } = request;
  const attempts = retry.retries + 1;
  const error = actionErrors.ACTION_UNREACHABLE({ origin: url, reason: 'down in this test', attempts });
  const result = { request: { method, url, headers: {}, body: null }, attempts, durationMs: 0 };
  return failed(result, error);
}

function failed(
  result: Pick<ActionResult, 'request' | 'attempts' | 'durationMs'>,
  { code, message, remedy }: NonNullable<ActionResult['error']>,
): ActionResult {
  const { request, attempts, durationMs } = result;
  return {
    ok: false,
    output: {},
    request,
    response: null,
    error: { code, message, remedy },
    attempts,
    durationMs,
  };
}

/** Replaces the address of the mock server, whose port differs each time, so that results are reproducible. */
function withStableAddress(result: ActionResult, url: string): ActionResult {
  return JSON.parse(JSON.stringify(result).replaceAll(url, 'http://mock-server')) as ActionResult;
}

/** A {@link SuiteWorld} with threads and servers, to be closed after use. */
export interface OpenSuiteWorld extends SuiteWorld {
  readonly close: () => Promise<void>;
}

/**
 * Creates the world in which a project's tests run: its own understanding, knowledge and scripts; a clock that only
 * moves when told to, randomness from the seed of the test, and actions that are answered from examples. There is no
 * language model.
 */
export function openSuiteWorld(prepared: {
  readonly project: Project;
  readonly engine: EngineFactory;
}): OpenSuiteWorld {
  let now = 0;
  let seed = 0;
  let ids = 0;
  let memory = createInProcessMemory();
  const clock = {
    now: () => now,
    moveTo: (at: number) => {
      now = at;
    },
  };
  const actions = openSuiteActions(prepared.project);
  const scripts = createScriptRunner();
  const engine = prepared.engine({
    ports: { run_action: actions.port, run_script: scripts },
    memory: {
      load: (owner) => memory.load(owner),
      remember: (owner, slots, at) => memory.remember(owner, slots, at),
      forget: (owner) => memory.forget(owner),
    },
    clock,
    random: { next: () => seed / 2 ** 31 },
    ids: {
      next: (prefix) => {
        ids += 1;
        return `${prefix}_${ids}`;
      },
    },
  });
  return {
    engine,
    clock,
    prepare: async (test) => {
      seed = test.seed;
      memory = createInProcessMemory();
      await seedMemory(memory, test, prepared.project, now);
      await actions.prepare(test);
    },
    close: async () => {
      await scripts.close();
      await actions.close();
    },
  };
}
