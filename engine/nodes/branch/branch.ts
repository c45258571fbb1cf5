import { z } from 'zod';
import { defineNode, errorOutcome, type NodeFixture, type Outcome } from '../../kit/defineNode.ts';
import { evaluateCondition } from '../../kit/evaluate.ts';
import { expression, outcomeId, text, uniqueIds } from '../../kit/fieldSchemas.ts';

const cases = [
  { id: 'gold', when: "slots.membership == 'gold'" },
  { id: 'member', when: 'slots.membership != null' },
];

const branchFixtures: readonly NodeFixture[] = [
  {
    title: 'takes the first case whose condition is true',
    data: { cases },
    slots: { membership: 'gold' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'gold' } },
  },
  {
    title: 'takes a later case when the first is false',
    data: { cases },
    slots: { membership: 'bronze' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'member' } },
  },
  {
    title: 'takes else when no condition is true',
    data: { cases },
    slots: { membership: null },
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'else' } },
  },
];

const elseOutcome: Outcome = { id: 'else', label: 'Else', tone: 'else', required: true };

const branchCase = z.strictObject({
  id: outcomeId(['else', 'error']),
  when: expression,
  /** Label of the outcome on the canvas; the id when absent. */
  label: text.optional(),
});

/** Follows one of several outcomes. */
export const branchNode = defineNode({
  kind: 'branch',
  label: 'Branch',
  description: 'Follows the first case whose condition is true.',
  keywords: ['if', 'condition', 'else', 'switch', 'case', 'decision', 'split'],
  icon: 'git-branch',
  category: 'logic',
  schema: z.strictObject({
    cases: z.array(branchCase).min(1).refine(uniqueIds, { error: 'each case needs a unique id' }),
  }),
  // A case to fill in: the checks warn of a condition that is always false.
  defaults: { cases: [{ id: 'case_1', when: 'false' }] },
  fields: [
    {
      path: 'cases',
      label: 'Cases',
      type: 'objects',
      required: true,
      help: 'Checked from top to bottom; "else" is followed if no condition is true.',
      addLabel: 'Add a case',
      fields: [
        { path: 'id', label: 'Id', type: 'identifier', required: true },
        {
          path: 'when',
          label: 'When',
          type: 'expression',
          required: true,
          placeholder: 'slots.amount > 100.0',
        },
        { path: 'label', label: 'Label', type: 'string', help: 'Shown on the canvas.' },
      ],
      create: (n) => ({ id: `case_${n}`, when: 'false' }),
    },
  ],
  outcomes: (data) => [
    ...data.cases.map(
      (item): Outcome => ({ id: item.id, label: item.label ?? item.id, tone: 'normal', required: true }),
    ),
    elseOutcome,
    errorOutcome,
  ],
  summary: (data) => data.cases.map((item) => item.when).join(' · '),
  fixtures: branchFixtures,
  step: (data, context) => {
    const taken = data.cases.find((item) => evaluateCondition(item.when, context));
    return { next: { type: 'outcome', outcome: taken?.id ?? 'else' } };
  },
});
