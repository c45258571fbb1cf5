import { benchEngine } from '../conversation/benchEngine.ts';
import { converse } from '../conversation/converse.ts';
import { orderStatusProject } from '../conversation/orderStatusProject.ts';
import type { Figure } from '../lib/figure.ts';

/** The largest snapshot of the order-status conversation, as the JSON a store would keep. */
export async function snapshotSize(): Promise<readonly Figure[]> {
  const outcomes = await converse(benchEngine(orderStatusProject()));
  const sizes = outcomes.map(({ session }) => Buffer.byteLength(JSON.stringify(session.snapshot)));
  return [
    {
      name: 'snapshot_bytes',
      title: 'Largest snapshot of the conversation, as JSON',
      value: Math.max(...sizes),
      unit: 'bytes',
      ratio: null,
      against: null,
      target: { of: 'value', is: 'at most', bound: 4_095 },
    },
  ];
}
