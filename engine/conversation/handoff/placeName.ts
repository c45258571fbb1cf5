import type { CompiledProject } from '../../machine/compiledProject.ts';

/** Where a conversation stands, for people: `"Ask the reason" in "Return an item"`. */
export function placeName(project: CompiledProject, flowId: string, stateId: string): string {
  const flow = project.flows.get(flowId);
  if (flow === undefined) return 'the beginning of the conversation';
  return `"${flow.states.get(stateId)?.name ?? stateId}" in "${flow.name}"`;
}
