import { z } from 'zod';
import { defineNode } from '../../kit/defineNode.ts';
import { evaluateAll } from '../../kit/evaluateAll.ts';
import { evaluateCondition } from '../../kit/evaluateCondition.ts';
import { evaluateSlots } from '../../kit/evaluateSlots.ts';
import { expression, expressionMap } from '../../kit/fieldSchemas.ts';
import { errorOutcome, nextOutcome } from '../../kit/outcome.ts';
import { setFixtures } from './fixtures.ts';

/** Computes values. */
export const set = defineNode({
  kind: 'set',
  label: 'Set',
  description:
    'Computes slots and variables from what is known, and says whether the customer is authenticated.',
  icon: 'variable',
  category: 'logic',
  schema: z.strictObject({
    slots: expressionMap.optional(),
    vars: expressionMap.optional(),
    /** CEL; whether the customer has proved who they are. */
    authenticate: expression.optional(),
  }),
  defaults: { vars: { count: '1' } },
  fields: [
    {
      path: 'slots',
      label: 'Slots',
      type: 'expressions',
      keys: 'slots',
      help: 'Kept for the whole conversation; null empties one.',
      addLabel: 'Set a slot',
    },
    {
      path: 'vars',
      label: 'Variables',
      type: 'expressions',
      keys: 'free',
      help: 'Known to this run of the flow only.',
      addLabel: 'Set a variable',
    },
    {
      path: 'authenticate',
      label: 'Customer is authenticated',
      type: 'expression',
      help: 'True when the customer has proved who they are; false takes that back. Empty changes nothing.',
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
