import type { Project } from '../model/project.ts';
import type { Thresholds } from './evaluation/chooseThresholds.ts';
import { triggeredFlows } from './triggeredFlows.ts';

/** The thresholds of a project, with the flows that its intents begin. */
export function projectThresholds(project: Pick<Project, 'manifest' | 'flows'>): Thresholds {
  const { intentThreshold, clarification } = project.manifest.policies;
  const { margin, minimum } = clarification;
  return { intentThreshold, margin, minimum, flows: triggeredFlows(project) };
}
