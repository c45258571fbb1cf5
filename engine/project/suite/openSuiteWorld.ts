import { createInProcessMemory } from '../../conversation/createInProcessMemory.ts';
import type { Project } from '../../model/project.ts';
import type { SuiteWorld } from '../../replay/suite/engineDriver.ts';
import { createScriptRunner } from '../../scripts/createScriptRunner.ts';
import type { EngineFactory } from '../assembleEngine.ts';
import { openSuiteActions } from './openSuiteActions.ts';
import { seedMemory } from './seedMemory.ts';

/** A {@link SuiteWorld} that holds threads and servers until it is closed. */
export interface OpenSuiteWorld extends SuiteWorld {
  readonly close: () => Promise<void>;
}

/**
 * Makes the world in which a project's tests run: its own understanding, knowledge and scripts; a clock that stands
 * still, chance from the seed of the test, and actions that answer from examples. There is no language model.
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
