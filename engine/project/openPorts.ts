import { createGenerator } from '../generate/createGenerator.ts';
import type { Project } from '../model/project.ts';
import { createScriptRunner } from '../scripts/createScriptRunner.ts';
import type { EnginePorts } from './assembleEngine.ts';
import { openActions } from './openActions.ts';

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
