import { createHttpActions } from '../actions/createHttpActions.ts';
import { startMockServer } from '../actions/startMockServer.ts';
import { createGenerator } from '../generate/createGenerator.ts';
import type { ActionPort } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { createScriptRunner } from '../scripts/createScriptRunner.ts';
import type { EnginePorts } from './assembleEngine.ts';

/** Actions over HTTP, and what stops them. */
export interface OpenActions {
  readonly port: ActionPort;
  close(): Promise<void>;
}

/**
 * Connects a project's actions.
 *
 * @param how - `mock`: a mock server on loopback answers from the actions' examples, over real HTTP; `live`: the
 * services that the environment names.
 * @param environment - Environment variables, for `live` and for secrets.
 */
export async function openActions(
  project: Project,
  how: 'mock' | 'live',
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OpenActions> {
  const declared = project.manifest.environment;
  const connect = (env: Readonly<Record<string, string | undefined>>) =>
    createHttpActions({ actions: project.actions, environment: declared, env });
  if (how === 'live') {
    const actions = connect(environment);
    return { port: actions, close: () => actions.close() };
  }
  const server = await startMockServer({ actions: project.actions, environment: declared, port: 0 });
  // The mock server checks no credentials, so real ones stay where they are.
  const secrets = Object.fromEntries(
    Object.keys(declared.secrets).map((name) => [name, 'not-needed-by-the-mock-server']),
  );
  const actions = connect({ ...environment, ...secrets, ...server.environment });
  return {
    port: actions,
    close: async () => {
      await actions.close();
      await server.close();
    },
  };
}

/** What a project's states ask of the world, and what stops it. */
export interface OpenPorts {
  readonly ports: EnginePorts['ports'];
  close(): Promise<void>;
}

/**
 * Connects a project's actions, scripts and generated texts. The language model is the one that the environment names
 * (DIALOOM_LLM_URL, DIALOOM_LLM_MODEL, DIALOOM_LLM_API_KEY); without one, states that generate take their else way.
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
