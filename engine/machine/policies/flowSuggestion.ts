import type { QuickReply } from '../../kit/effect.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import type { Run } from '../run.ts';

/** Values of suggested flows begin so; ids of options cannot, having no colon. */
const prefix = 'flow:';
const most = 8;

/** The flows that a customer can begin, as tappable answers. */
export function suggestFlows(run: Run): readonly QuickReply[] {
  const running = new Set(run.draft.frames.map((frame) => frame.flow));
  return [...run.project.flows.values()]
    .filter((flow) => flow.triggers.length > 0 && flow.start !== undefined && !running.has(flow.id))
    .slice(0, most)
    .map((flow) => ({ label: flow.name, value: `${prefix}${flow.id}` }));
}

/** The flow whose suggestion was tapped. */
export function suggestedFlow(run: Run, value: string | undefined): CompiledFlow | undefined {
  return value?.startsWith(prefix) === true ? run.project.flows.get(value.slice(prefix.length)) : undefined;
}
