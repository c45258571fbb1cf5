import type { QuickReply } from '../../kit/effect.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { flowTitle } from '../flowTitle.ts';
import type { Run } from '../run.ts';
import { canBegin } from './beginDigression.ts';
import { digressionMode } from './digressionMode.ts';

/** Values of suggested flows begin so; ids of options cannot, having no colon. */
const prefix = 'flow:';
const most = 8;

/** The flows that a customer can begin here, as tappable answers: none where the running flow keeps others off. */
export function suggestFlows(run: Run): readonly QuickReply[] {
  const offered: QuickReply[] = [];
  if (digressionMode(run) !== 'allow') return offered;
  for (const flow of run.project.suggestions) {
    if (offered.length === most) break;
    if (canBegin(run, flow)) offered.push(suggestion(run, flow));
  }
  return offered;
}

/** A flow as a tappable answer. */
export function suggestion(run: Run, flow: CompiledFlow): QuickReply {
  return { label: flowTitle(run, flow), value: `${prefix}${flow.id}` };
}

/** The flow whose suggestion was tapped. */
export function suggestedFlow(run: Run, value: string | undefined): CompiledFlow | undefined {
  return value?.startsWith(prefix) === true ? run.project.flows.get(value.slice(prefix.length)) : undefined;
}
