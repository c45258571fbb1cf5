import type { Location } from '../base/location.ts';
import { type Problem, problemOf } from '../base/problem.ts';
import { formatPath } from '../base/zodProblems.ts';
import type { NodeRegistry } from '../kit/defineNode.ts';
import { type State, stateData } from '../model/documents/flow.ts';
import type { Project } from '../model/project.ts';
import type { CheckContext, CheckedState, Locate, Rule } from './checkContext.ts';
import { checkActions } from './rules/actionRules.ts';
import { checkCustomerData, checkVerifiedSlots } from './rules/customerDataRules.ts';
import { checkFields } from './rules/fieldRules.ts';
import {
  checkEndings,
  checkLayouts,
  checkReachability,
  checkStates,
  checkTitles,
  checkTransitions,
} from './rules/flowRules.ts';
import { checkLocales } from './rules/localeRules.ts';
import { checkEncoder, checkManifest, checkMemory, checkOwnedSlots } from './rules/manifestRules.ts';
import {
  checkAnnotations,
  checkEntities,
  checkIntents,
  checkOutOfScope,
  checkTriggers,
} from './rules/nluRules.ts';
import { checkEscalationRules, checkPolicyIntents, checkPolicyTexts } from './rules/policyRules.ts';
import { checkSuites } from './rules/suiteRules.ts';

const rules: readonly Rule[] = [
  checkManifest,
  checkEncoder,
  checkPolicyIntents,
  checkPolicyTexts,
  checkEscalationRules,
  checkMemory,
  checkStates,
  checkTransitions,
  checkReachability,
  checkEndings,
  checkFields,
  checkTriggers,
  checkOwnedSlots,
  checkTitles,
  checkLayouts,
  checkLocales,
  checkIntents,
  checkOutOfScope,
  checkEntities,
  checkAnnotations,
  checkActions,
  checkVerifiedSlots,
  checkCustomerData,
  checkSuites,
];

/** The input of {@link checkProject}. */
export interface CheckInput {
  readonly project: Project;
  readonly registry: NodeRegistry;
  /** Finds line and column of findings; undefined for a missing file. */
  readonly locate: Locate;
}

/**
 * Finds everything in a parsed project that would not run, or not as intended. Documents that cannot be parsed are
 * reported by `parseProject`; together they form the problems list.
 *
 * @returns Problems, by rule and then by document.
 */
export function checkProject({ project, registry, locate }: CheckInput): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (
    location: Location,
    make: Parameters<CheckContext['report']>[2],
    severity: Problem['severity'],
  ) => {
    problems.push(problemOf(make({ location }), severity));
  };
  const context: CheckContext = {
    project,
    registry,
    states: bindStates(project, registry),
    locate,
    isThere: (file) => locate(file, []) !== undefined,
    report: (file, path, make, severity = 'error') => {
      const field = formatPath(path);
      report({ file, ...locate(file, path), ...(field === '' ? {} : { field }) }, make, severity);
    },
    reportState: ({ flow, state, index }, path, make, severity = 'error') => {
      const file = `flows/${flow.id}.flow.yaml`;
      const field = formatPath(path);
      const place = locate(file, ['states', index, ...path]);
      const location = { file, ...place, flow: flow.id, state: state.id, ...(field === '' ? {} : { field }) };
      report(location, make, severity);
    },
  };
  for (const rule of rules) rule(context);
  return problems;
}

/** Results by state object, which stays the same while its text does not change. */
const knownStates = new WeakMap<State, Pick<CheckedState, 'kind' | 'data' | 'bound' | 'findings'>>();

function bindStates(project: Project, registry: NodeRegistry): readonly CheckedState[] {
  return Object.values(project.flows).flatMap((flow) =>
    flow.states.map((state, index) => {
      const kind = registry.get(state.kind);
      const known = knownStates.get(state);
      if (known !== undefined && known.kind === kind) return { flow, state, index, ...known };
      const data = stateData(state);
      const result = kind?.bind(data);
      const bound = result?.ok === true ? result.value : undefined;
      const findings = result?.ok === false ? result.error : [];
      knownStates.set(state, { kind, data, bound, findings });
      return { flow, state, index, kind, data, bound, findings };
    }),
  );
}
