import { compileProject } from '../../engine/machine/compileProject.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import { generatedProject } from '../conversation/generatedProject.ts';
import { alternate } from '../lib/alternate.ts';
import type { Effort, Figure } from '../lib/figure.ts';

const states = 1_000;

/** Measures the time to compile a large project. */
export async function compileTime(effort: Effort): Promise<readonly Figure[]> {
  const project = generatedProject(states);
  const compile = (times: number): void => {
    for (let count = 0; count < times; count += 1) {
      const { problems } = compileProject(project, nodeRegistry);
      if (problems.length > 0) throw new Error(JSON.stringify(problems));
    }
  };
  const [taken] = await alternate([{ run: compile }], effort);
  if (taken === undefined) return [];
  return [
    {
      name: `compile_${states}_states`,
      title: `Compiling a project of ${states} states`,
      value: taken.once,
      unit: 'ms',
      ratio: null,
      against: null,
      target: { of: 'value', is: 'at most', bound: 300 },
    },
  ];
}
