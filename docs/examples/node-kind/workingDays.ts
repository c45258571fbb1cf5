import {
  defineNode,
  errorOutcome,
  expression,
  type NodeFixture,
  nextOutcome,
  reference,
} from 'dialoom/node-sdk';
import { z } from 'zod';

const fixtures: readonly NodeFixture[] = [
  {
    title: 'skips the weekend',
    data: { from: 'slots.ordered', days: 2, slot: 'arrives' },
    slots: { ordered: '2026-03-06' },
    trigger: { type: 'enter' },
    expect: { slots: { arrives: '2026-03-10' }, next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'follows the error transition without a day to count from',
    data: { from: 'slots.ordered', days: 2, slot: 'arrives' },
    slots: { ordered: 'soon' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'error' } },
  },
];

/** Counts working days (Monday to Friday) from a day and stores the resulting day. */
export const workingDays = defineNode({
  kind: 'working_days',
  label: 'Working days',
  description: 'Counts working days from a day.',
  keywords: ['calendar', 'business days'],
  icon: 'calendar',
  category: 'logic',
  schema: z.strictObject({ from: expression, days: z.number().int().min(1).max(365), slot: reference }),
  defaults: { from: 'slots.day', days: 1, slot: '' },
  fields: [
    {
      path: 'from',
      label: 'From',
      type: 'expression',
      required: true,
      help: 'The day before the first one.',
    },
    { path: 'days', label: 'Working days', type: 'number', required: true },
    { path: 'slot', label: 'Slot', type: 'slot', required: true, help: 'Stores the resulting day.' },
  ],
  outcomes: () => [nextOutcome, errorOutcome],
  summary: ({ days, slot }) => `${slot}: ${days} working days later`,
  fixtures,
  step: ({ from, days, slot }, context) => {
    const day = addWorkingDays(String(context.evaluate(from)), days);
    if (day === undefined) return { next: { type: 'outcome', outcome: 'error' } };
    return { slots: { [slot]: day }, next: { type: 'outcome', outcome: 'next' } };
  },
});

/** Both days as `YYYY-MM-DD`; undefined for a text that is no day. */
function addWorkingDays(from: string, days: number): string | undefined {
  const day = new Date(`${from}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return undefined;
  for (let left = days; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}
