import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { type StateSketch, sketchFlow, sketchProject } from '../machine/fixtures/machineHarness.ts';
import { action } from '../model/documents/action.ts';
import { entity } from '../model/documents/entity.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { checkProject } from './checkProject.ts';

const end: StateSketch = { id: 'end', kind: 'end' };
const order: StateSketch = {
  id: 'order',
  kind: 'collect',
  slot: 'order_id',
  prompt: 'Which order?',
  on: { next: 'look' },
};
const look: StateSketch = {
  id: 'look',
  kind: 'action',
  action: 'look',
  inputs: { order_id: 'slots.order_id' },
  result: 'found',
  on: { success: 'tell', error: 'end' },
};
const tell: StateSketch = {
  id: 'tell',
  kind: 'message',
  text: 'It is {{ vars.found.status }}.',
  on: { next: 'end' },
};
const slots = {
  order_id: { type: 'text', entity: 'order' },
  size: { type: 'number' },
  pin: { type: 'text', sensitive: true },
};

/** The findings about a flow that looks something up by an order number: severity, code and place. */
function check(
  look_: JsonObject,
  states: readonly StateSketch[] = [order, look, tell, end],
  other: JsonObject = {},
) {
  const parsed = (id: string, fields: JsonObject) =>
    action.parse({
      id,
      name: id,
      input: { order_id: { required: false } },
      request: { url: 'https://shop.example' },
      output: { status: 'body.status' },
      mock: [{ name: 'any', response: {} }],
      ...fields,
    });
  const project = {
    ...sketchProject([sketchFlow('main', states)], { slots }),
    actions: { look: parsed('look', look_), other: parsed('other', other) },
    entities: {
      order: entity.parse({ id: 'order', name: 'Order', type: 'builtin', builtin: 'order_number' }),
    },
  };
  return checkProject({ project, registry: nodeRegistry, locate: () => undefined })
    .filter(({ code }) => !/^(?:FLOW_NEVER_STARTED|FLOW_UNKNOWN_INTENT|NLU_)/.test(code))
    .map(({ severity, code, location }) => {
      const place = location?.state ?? location?.file ?? '';
      return `${severity} ${code} ${place} ${location?.field ?? ''}`.trimEnd();
    });
}

describe("an action with a customer's data", () => {
  const unprotected = ['warning FLOW_CUSTOMER_DATA_UNPROTECTED look action'];

  it('is reported in states that anyone can reach', () => {
    expect(check({ data: 'customer' })).toEqual(unprotected);
    const guarded: StateSketch = { ...tell, authenticated: true };
    expect(check({ data: 'customer' }, [order, look, guarded, end])).toEqual(unprotected);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['authentication', { authenticated: true }, {}],
    ['verified slots', { verified: { slots: ['order_id'] } }, { verifies: { slots: ['order_id'] } }],
    ['its own check', { verifies: { slots: ['order_id'], when: 'output.status == "ok"' } }, {}],
  ])('is protected by %s', (_what, protection, other) => {
    expect(check({ data: 'customer', ...protection }, undefined, other)).toEqual([]);
  });

  it('is protected by an authenticated state', () => {
    expect(check({ data: 'customer' }, [order, { ...look, authenticated: true }, tell, end])).toEqual([]);
  });
});

describe('an action that does not say whose data it handles', () => {
  const undeclared = ['warning FLOW_CUSTOMER_DATA_UNDECLARED look action'];

  it('is reported if customers read what it answers about an order number', () => {
    expect(check({})).toEqual(undeclared);
    const kept = { ...look, slots: { size: 'vars.found.status' } };
    expect(check({}, [order, kept, { ...tell, text: 'Size {{ slots.size }}' }, end])).toEqual(undeclared);
  });

  it('is reported once', () => {
    const again: StateSketch = { ...look, id: 'again' };
    expect(check({}, [order, look, { ...tell, on: { next: 'again' } }, again, end])).toEqual(undeclared);
  });

  it.each<[string, JsonObject, readonly StateSketch[]]>([
    ['it is public', { data: 'public' }, [order, look, tell, end]],
    ['it needs no key', {}, [order, { ...look, inputs: { order_id: 'slots.size' } }, tell, end]],
    [
      'only whether it failed is told',
      {},
      [order, look, { ...tell, text: '{{ vars.found.error.status }}' }, end],
    ],
    [
      'its answer only decides',
      {},
      [order, look, { ...tell, text: '{% if vars.found.status %}Yes{% endif %}' }, end],
    ],
    [
      'only an agent reads it',
      {},
      [order, look, { id: 'tell', kind: 'escalate', reason: '{{ vars.found.status }}' }, end],
    ],
    ['its flow authenticates', {}, [{ ...order, authenticated: true }, look, tell, end]],
  ])('is not reported if %s', (_what, fields, states) => {
    expect(check(fields, states).filter((line) => line.includes('CUSTOMER_DATA'))).toEqual([]);
  });
});

describe('verified slots', () => {
  it.each<[string, JsonObject, string]>([
    [
      'an unknown slot',
      { verifies: { slots: ['ordr_id', 'order_id'] } },
      'error FLOW_UNKNOWN_SLOT actions/other.yaml verifies.slots[0]',
    ],
    [
      'a sensitive slot',
      { verifies: { slots: ['pin'] } },
      'error ACTION_VERIFIED_SLOT_SENSITIVE actions/other.yaml verifies.slots[0]',
    ],
    [
      'a slot that no action verifies',
      { verified: { slots: ['size'] } },
      'warning ACTION_SLOT_NEVER_VERIFIED actions/other.yaml verified.slots[0]',
    ],
    [
      'an unknown flow',
      { verified: { slots: ['order_id'], flow: 'verfy' } },
      'error FLOW_UNKNOWN_FLOW actions/other.yaml verified.flow',
    ],
    [
      'a condition that does not compile',
      { verifies: { slots: ['order_id'], when: 'output.' } },
      'error EXPRESSION_SYNTAX actions/other.yaml verifies.when',
    ],
    [
      'an unknown output',
      { verifies: { slots: ['order_id'], when: 'output.valid' } },
      'error ACTION_UNKNOWN_OUTPUT actions/other.yaml verifies.when',
    ],
  ])('name %s', (_what, other, finding) => {
    expect(check({ verifies: { slots: ['order_id'] } }, undefined, other)).toEqual([finding]);
  });

  it('must be passed by the states that call the action', () => {
    const changed = [order, { ...look, inputs: { order_id: 'slots.order_id + "0"' } }, tell, end];
    expect(check({ verifies: { slots: ['order_id'] } }, changed)).toEqual([
      'warning FLOW_SLOT_NOT_PASSED look inputs',
    ]);
    const demand = { verified: { slots: ['order_id'] } };
    expect(check(demand, changed, { verifies: { slots: ['order_id'] } })).toEqual([
      'warning FLOW_VERIFIED_NOT_PASSED look inputs',
    ]);
  });

  it('start the flow that verifies them', () => {
    const project = sketchProject([sketchFlow('main', [end]), sketchFlow('verify', [end])], { slots });
    const checked = (flow: string | undefined) => {
      const fields = { id: 'a', name: 'A', request: { url: 'https://shop.example' } };
      const a = action.parse({ ...fields, verified: { slots: ['order_id'], flow } });
      const input = { project: { ...project, actions: { a } }, registry: nodeRegistry };
      return checkProject({ ...input, locate: () => undefined }).map(({ code }) => code);
    };
    expect(checked(undefined)).toContain('FLOW_NEVER_STARTED');
    expect(checked('verify')).not.toContain('FLOW_NEVER_STARTED');
  });
});
