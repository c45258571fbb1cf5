import type { Project } from '../../engine/model/project.ts';

/** What of a project a measurement depends on. The parts are shared with the project, not copied. */
export interface UnderstandingBasis {
  readonly intents: Project['intents'];
  readonly outOfScope: Project['outOfScope'];
  readonly intentThreshold: number;
  /** `policies.clarification.minimum`. */
  readonly minimum: number;
}

/** What of a project a measurement depends on, now. */
export function understandingBasis({ intents, outOfScope, manifest }: Project): UnderstandingBasis {
  const { intentThreshold, clarification } = manifest.policies;
  return { intents, outOfScope, intentThreshold, minimum: clarification.minimum };
}
