import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { sketchFlow, sketchProject } from '../machine/fixtures/machineHarness.ts';
import { action } from '../model/documents/action.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { checkProject } from './checkProject.ts';

const end = { id: 'end', kind: 'end' };
const get_order = action.parse({
  id: 'get_order',
  name: 'Order',
  request: { url: 'https://shop.example' },
  mock: [{ name: 'any', response: {} }],
});

/** The findings for a manifest: severity, code and field. */
function check(manifest: JsonObject, flow: JsonObject = {}) {
  const main = { ...sketchFlow('main', [end]), ...flow };
  const project = {
    ...sketchProject([main, sketchFlow('identify', [end])], manifest),
    actions: { get_order },
  };
  return checkProject({ project, registry: nodeRegistry, locate: () => undefined })
    .map(({ severity, code, location }) => `${severity} ${code} ${location?.field ?? ''}`.trimEnd())
    .filter((line) => !line.includes('FLOW_UNKNOWN_INTENT'));
}
const neverStarted = 'warning FLOW_NEVER_STARTED';
const flow = { authentication: { flow: 'identify' } };

describe('checkMemory', () => {
  const agrees = { type: 'boolean', scope: 'customer' };
  const remembering = (slot: JsonObject, consentSlot: string | null = 'agrees') =>
    check({
      slots: { agrees, slot },
      policies: { ...flow, memory: consentSlot === null ? {} : { consentSlot } },
    });

  it('finds nothing if customers can consent', () => {
    expect(remembering({ type: 'text', scope: 'customer' })).toEqual([]);
    expect(remembering({ type: 'text', scope: 'project' })).toEqual([]);
  });

  it.each<[string, string, JsonObject]>([
    ['does not exist', 'error FLOW_UNKNOWN_SLOT', {}],
    ['is not a boolean', 'error PROJECT_CONSENT_SLOT_UNFIT', { given: { type: 'text', scope: 'customer' } }],
    ['has the scope of a conversation', 'error PROJECT_CONSENT_SLOT_UNFIT', { given: { type: 'boolean' } }],
  ])('finds a consent slot that %s', (_what, finding, slots) => {
    const policies = { ...flow, memory: { consentSlot: 'given' } };
    expect(check({ slots, policies })).toEqual([`${finding} policies.memory.consentSlot`]);
  });

  it('finds slots that are declared as remembered but are not', () => {
    expect(remembering({ type: 'text', scope: 'customer', sensitive: true })).toEqual([
      'warning PROJECT_SENSITIVE_REMEMBERED slots.slot.scope',
    ]);
    expect(remembering({ type: 'text', scope: 'customer' }, null)).toEqual([
      'warning PROJECT_NOBODY_ASKED slots.agrees.scope',
      'warning PROJECT_NOBODY_ASKED slots.slot.scope',
    ]);
    const slots = { size: { type: 'number', scope: 'project' }, other: { type: 'text' } };
    expect(check({ slots, policies: flow }, { owns: ['size', 'other'] })).toEqual([
      'warning FLOW_OWNS_REMEMBERED owns[0]',
    ]);
  });
});

describe('checkEscalationRules', () => {
  const withRule = (rule: JsonObject) =>
    check({
      slots: { size: { type: 'number' } },
      policies: { ...flow, escalation: { rules: [{ id: 'rule', ...rule }] } },
    });

  it('finds nothing in rules that can fire', () => {
    expect(withRule({ type: 'condition', when: 'slots.size > 3.0' })).toEqual([]);
    expect(withRule({ type: 'keyword', words: ['lawyer', 'ß!'] })).toEqual([]);
    expect(withRule({ type: 'action_failed', actions: ['get_order'] })).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['a condition that does not compile', { type: 'condition', when: '1 +' }, 'EXPRESSION_SYNTAX .when'],
    ['an unknown slot', { type: 'condition', when: 'slots.sise > 3' }, 'FLOW_UNKNOWN_SLOT .when'],
    [
      'a phrase without letters',
      { type: 'keyword', words: ['a', '?!'] },
      'PROJECT_RULE_WORD_EMPTY .words[1]',
    ],
    ['an unknown action', { type: 'action_slow', actions: ['get_ordr'] }, 'FLOW_UNKNOWN_ACTION .actions[0]'],
    ['an unknown action', { type: 'action_failed', actions: ['x'] }, 'FLOW_UNKNOWN_ACTION .actions[0]'],
  ])('finds %s', (_what, rule, finding) => {
    expect(withRule(rule)).toEqual([`error ${finding.replace(' ', ' policies.escalation.rules[0]')}`]);
  });
});

describe('the authentication flow', () => {
  it('is required, and started by whatever needs it', () => {
    expect(check({})).toEqual([neverStarted]);
    expect(check({ policies: flow })).toEqual([]);
    expect(check({ policies: { authentication: { flow: 'identity' } } })).toEqual([
      'error FLOW_UNKNOWN_FLOW policies.authentication.flow',
      neverStarted,
    ]);
  });
});
