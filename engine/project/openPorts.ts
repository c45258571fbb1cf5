import { type ActionExchange, createHttpActions, type HttpActions } from '../actions/createHttpActions.ts';
import { startMockServer } from '../actions/startMockServer.ts';
import type { JsonObject } from '../base/json.ts';
import { createGenerator } from '../generate/createGenerator.ts';
import type { Project } from '../model/project.ts';
import { createScriptRunner } from '../scripts/createScriptRunner.ts';
import type { EnginePorts } from './assembleEngine.ts';

/** Actions over HTTP, to be closed after use. */
export interface OpenActions {
  readonly port: HttpActions;
  close(): Promise<void>;
}

/**
 * Connects a project's actions.
 *
 * @param how - `mock`: a mock server on loopback answers from the actions' examples, over real HTTP; `live`: the
 *   services that the environment variables name.
 * @param environment - Environment variables, for `live` and for secrets.
 */
export async function openActions(
  project: Project,
  how: 'mock' | 'live',
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OpenActions> {
  const declared = project.manifest.environment;
  const { actions: documents } = project;
  if (how === 'live') {
    const actions = createHttpActions({ actions: documents, environment: declared, env: environment });
    return { port: actions, close: () => actions.close() };
  }
  const server = await startMockServer({ actions: documents, environment: declared, port: 0 });
  // The mock server checks no credentials, so the real ones are not sent to it.
  const secrets = Object.fromEntries(
    Object.keys(declared.secrets).map((name) => [name, 'not-needed-by-the-mock-server']),
  );
  const actions = createHttpActions({
    actions: documents,
    environment: declared,
    env: { ...environment, ...secrets, ...server.environment },
    mockUrl: server.url,
  });
  return {
    port: actions,
    close: async () => {
      await actions.close();
      await server.close();
    },
  };
}

/** What a person tries: one call of an action. */
export interface ActionTrial {
  readonly action: string;
  /** Values of its inputs. */
  readonly input: JsonObject;
  /** Whether the mock examples answer or the service. */
  readonly how: 'mock' | 'live';
  /** Values of environment variables and secrets. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Sent with a call that changes something; another one for each trial. */
  readonly idempotencyKey: string;
}

/**
 * Calls an action once, outside any conversation.
 *
 * @returns What was sent and received, with secrets masked. A call that fails is a result that is not ok.
 * @throws AppError ACTION_MOCK_*, ACTION_URL_INVALID, ACTION_VARIABLE_UNDECLARED - The mock server cannot be started.
 */
export async function tryAction(project: Project, trial: ActionTrial): Promise<ActionExchange> {
  const { action, input, how, environment, idempotencyKey } = trial;
  const { port, close } = await openActions(project, how, environment);
  try {
    return await port.exchange({ action, input, idempotencyKey });
  } finally {
    await close();
  }
}

/** The ports of a project's requests, to be closed after use. */
export interface OpenPorts {
  readonly ports: EnginePorts['ports'];
  close(): Promise<void>;
}

/**
 * Connects a project's actions, scripts and language model. The environment configures the language model
 * (DIALOOM_LLM_URL, DIALOOM_LLM_MODEL, DIALOOM_LLM_API_KEY); without one, generate states follow their else transition.
 *
 * @param how - How actions are answered, see `openActions`.
 */
export async function openPorts(
  project: Project,
  how: 'mock' | 'live',
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OpenPorts> {
  const actions = await openActions(project, how, environment);
  const scripts = createScriptRunner();
  const generator = createGenerator(environment);
  return {
    ports: { run_action: actions.port, run_script: scripts, generate: generator },
    close: async () => {
      generator.close();
      await scripts.close();
      await actions.close();
    },
  };
}
