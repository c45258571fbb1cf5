import { bestIntent, type NluResult } from '../../model/nluResult.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import type { Run } from '../run.ts';

/** What a message asks for: its best intent, and the flow that this intent starts. */
export interface WantedFlow {
  readonly intent: string;
  readonly flow: CompiledFlow;
}

/** The flow that a message asks for; undefined when it was not understood, or its intent starts none. */
export function wantedFlow({ project }: Run, nlu: NluResult): WantedFlow | undefined {
  const intent = bestIntent(nlu, project.policies.intentThreshold);
  const flow = intent === undefined ? undefined : project.flowByIntent.get(intent);
  return intent === undefined || flow === undefined ? undefined : { intent, flow };
}
