import type { CompiledFlow } from './compiledProject.ts';
import type { Run } from './run.ts';
import { renderPolicyText } from './sayPolicyText.ts';

/** What customers read where a flow is named. A title that cannot be rendered must not keep it from being offered. */
export function flowTitle(run: Run, flow: CompiledFlow): string {
  return renderPolicyText(run, flow.title) || flow.name;
}
