import { z } from 'zod';
import { defineNode, errorOutcome, type NodeFixture, nextOutcome } from '../../kit/defineNode.ts';
import { evaluateAll, evaluateCondition, evaluateSlots } from '../../kit/evaluate.ts';
import { expression, expressionMap } from '../../kit/fieldSchemas.ts';

const setFixtures: readonly NodeFixture[] = [
  {
    title: 'computes slots and variables from the values before the step',
    data: { slots: { membership: "'gold'" }, vars: { was: 'slots.membership' } },
    slots: { membership: 'bronze' },
    trigger: { type: 'enter' },
    expect: {
      slots: { membership: 'gold' },
      vars: { was: 'bronze' },
      next: { type: 'outcome', outcome: 'next' },
    },
  },
  {
    title: 'converts a value to the type of its slot',
    data: { slots: { size: "'9'" } },
    slotTypes: { size: { type: 'number' } },
    trigger: { type: 'enter' },
    expect: { slots: { size: 9 } },
  },
  {
    title: 'marks the customer as authenticated',
    data: { authenticate: "slots.code == '4711'" },
    slots: { code: '4711' },
    trigger: { type: 'enter' },
    expect: { authenticated: true, next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'empties a slot with null',
    data: { slots: { membership: 'null' } },
    slots: { membership: 'bronze' },
    trigger: { type: 'enter' },
    expect: { slots: { membership: null } },
  },
];

/** Computes values. */
export const setNode = defineNode({
  kind: 'set',
  label: 'Set',
  description:
    'Computes slots and variables from what is known, and says whether the customer is authenticated.',
  keywords: ['assign', 'variable', 'slot', 'value', 'store', 'remember'],
  icon: 'variable',
  category: 'logic',
  schema: z.strictObject({
    slots: expressionMap.optional(),
    vars: expressionMap.optional(),
    /** CEL: whether the customer is authenticated. */
    authenticate: expression.optional(),
  }),
  defaults: { vars: { count: '1' } },
  fields: [
    {
      path: 'slots',
      label: 'Slots',
      type: 'expressions',
      keys: 'slots',
      help: 'Slots to set; null empties a slot.',
      addLabel: 'Set a slot',
    },
    {
      path: 'vars',
      label: 'Variables',
      type: 'expressions',
      keys: 'free',
      help: 'Variables of this run of the flow.',
      addLabel: 'Set a variable',
    },
    {
      path: 'authenticate',
      label: 'Customer is authenticated',
      type: 'expression',
      help: 'CEL: true marks the customer as authenticated, false revokes it. Unchanged if empty.',
      placeholder: 'vars.code == slots.code',
    },
  ],
  outcomes: () => [nextOutcome, errorOutcome],
  summary: (data) =>
    [
      ...Object.entries(data.slots ?? {}),
      ...Object.entries(data.vars ?? {}),
      ...(data.authenticate ? [['authenticated', data.authenticate]] : []),
    ]
      .map(([name, value]) => `${name} = ${value}`)
      .join(', ') || 'Sets nothing yet',
  fixtures: setFixtures,
  step: (data, context) => ({
    slots: evaluateSlots(data.slots, context),
    vars: evaluateAll(data.vars, context),
    ...(data.authenticate ? { authenticated: evaluateCondition(data.authenticate, context) } : {}),
    next: { type: 'outcome', outcome: 'next' },
  }),
});
