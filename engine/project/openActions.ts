import { createHttpActions } from '../actions/createHttpActions.ts';
import { startMockServer } from '../actions/startMockServer.ts';
import type { ActionPort } from '../model/actionPort.ts';
import type { Project } from '../model/project.ts';

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
