import { actionPath, flowPath, intentPath, suitePath } from '../../model/documentKinds.ts';
import type { SuiteExpectation, SuiteTest } from '../../model/documents/suite.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { CheckContext, Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';
import { expressionFaults } from '../textFaults.ts';

type Code =
  | 'FLOW_UNKNOWN_FLOW'
  | 'FLOW_UNKNOWN_STATE'
  | 'FLOW_UNKNOWN_SLOT'
  | 'FLOW_UNKNOWN_INTENT'
  | 'FLOW_UNKNOWN_ACTION';
type Named = (code: Code, id: string, known: readonly string[], path: YamlPath, file?: string) => void;

/**
 * References in tests exist: flows, states, slots, intents and actions. Tests do not affect customers, so these are
 * warnings.
 */
export const checkSuites: Rule = (context) => {
  for (const [id, { tests }] of Object.entries(context.project.suites)) {
    for (const [index, test] of tests.entries()) checkTest(context, suitePath(id), ['tests', index], test);
  }
};

function checkTest(context: CheckContext, suite: string, at: YamlPath, test: SuiteTest): void {
  const { project, report, isThere } = context;
  const { actions, manifest } = project;
  const named: Named = (code, id, known, path, file) => {
    if (known.includes(id) || (file !== undefined && isThere(file))) return;
    const params = { id, suggestion: closestName(id, known) };
    report(suite, [...at, ...path], (place) => checkErrors[code](params, place), 'warning');
  };
  for (const slot of Object.keys(test.memory ?? {}))
    named('FLOW_UNKNOWN_SLOT', slot, Object.keys(manifest.slots), ['memory', slot]);
  for (const [index, { action, when }] of test.mocks.entries()) {
    named(
      'FLOW_UNKNOWN_ACTION',
      action,
      Object.keys(actions),
      ['mocks', index, 'action'],
      actionPath(action),
    );
    for (const { make } of when === undefined ? [] : expressionFaults(when, project))
      report(suite, [...at, 'mocks', index, 'when'], make, 'warning');
  }
  if (test.start !== undefined) checkExpectation(context, named, ['start'], test.start);
  for (const [index, { expect }] of test.steps.entries()) {
    if (expect !== undefined) checkExpectation(context, named, ['steps', index, 'expect'], expect);
  }
  if (test.finally !== undefined) checkExpectation(context, named, ['finally'], test.finally);
}

function checkExpectation(
  { project }: CheckContext,
  named: Named,
  at: YamlPath,
  { at: waits, path = [], slots = {}, verified = {}, remembers = {}, intent, actions = [] }: SuiteExpectation,
): void {
  const { flows, manifest, intents } = project;
  const place = (written: string, where: YamlPath): void => {
    const [flow = '', state] = written.split('/', 2);
    named('FLOW_UNKNOWN_FLOW', flow, Object.keys(flows), where, flowPath(flow));
    const states = flows[flow]?.states.map(({ id }) => id);
    if (state !== undefined && states !== undefined) named('FLOW_UNKNOWN_STATE', state, states, where);
  };
  if (waits !== undefined) place(waits, [...at, 'at']);
  for (const [index, state] of path.entries()) place(state, [...at, 'path', index]);
  for (const [key, values] of Object.entries({ slots, verified, remembers })) {
    for (const slot of Object.keys(values))
      named('FLOW_UNKNOWN_SLOT', slot, Object.keys(manifest.slots), [...at, key, slot]);
  }
  if (intent !== undefined && intent !== null)
    named('FLOW_UNKNOWN_INTENT', intent, Object.keys(intents), [...at, 'intent'], intentPath(intent));
  for (const [index, { action }] of actions.entries())
    named(
      'FLOW_UNKNOWN_ACTION',
      action,
      Object.keys(project.actions),
      [...at, 'actions', index, 'action'],
      actionPath(action),
    );
}
