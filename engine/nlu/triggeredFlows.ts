import type { Project } from '../model/project.ts';

/** The flow that each intent begins, as the machine has it: of several flows with one trigger, the first. */
export function triggeredFlows({ flows }: Pick<Project, 'flows'>): Readonly<Record<string, string>> {
  const begun: Record<string, string> = {};
  for (const { id, triggers } of Object.values(flows)) for (const intent of triggers) begun[intent] ??= id;
  return begun;
}
