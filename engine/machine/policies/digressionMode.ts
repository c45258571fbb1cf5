import type { DigressionMode } from '../../model/policies.ts';
import { topFrame } from '../frames.ts';
import type { Run } from '../run.ts';

/** What the running flow does when the customer brings up another one. */
export function digressionMode(run: Run): DigressionMode {
  return run.project.flows.get(topFrame(run).flow)?.digressions ?? run.project.policies.digressions.default;
}
