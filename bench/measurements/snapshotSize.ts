import { join } from 'node:path';
import { handleMessage } from '../../engine/conversation/handleMessage.ts';
import { startConversation } from '../../engine/conversation/startConversation.ts';
import type { TurnOutcome } from '../../engine/conversation/turnOutcome.ts';
import { openActions } from '../../engine/project/openPorts.ts';
import { openProjectFolder } from '../../engine/project/openProjectFolder.ts';
import { packageRoot } from '../../engine/project/packageRoot.ts';
import { benchEngine } from '../conversation/benchEngine.ts';
import { converse } from '../conversation/converse.ts';
import { orderStatusProject } from '../conversation/orderStatusProject.ts';
import type { Figure } from '../lib/figure.ts';

/** A return with all required details, a digression to track an order, and a question without an answer. */
const retailLines = [
  'Hello, I need to send something back',
  'Tom Okafor',
  'It is the wrong size',
  'My username is tokafor58',
  'tokafor58@example.com',
  'The order number is 8804412096',
  'By the way, where is my order?',
  'Do you sell gift cards?',
  'Yes, I have it',
  'Silver',
  'Yes',
  '12 Harbor Street, Portland, OR 97201',
  'By mail, please',
  'No, that is all',
];

/** Measures the largest snapshot of a conversation, as the JSON in a store. */
export async function snapshotSize(): Promise<readonly Figure[]> {
  return [
    figure(
      'snapshot_bytes',
      'the order-status conversation',
      await converse(await benchEngine(orderStatusProject())),
    ),
    figure('snapshot_bytes_retail', 'a return with the retail-support template', await returnAnItem()),
  ];
}

/** Runs the conversation until it ends, whatever the template says. */
async function returnAnItem(): Promise<readonly TurnOutcome[]> {
  const { project } = await openProjectFolder(join(packageRoot, 'templates', 'retail-support'));
  const actions = await openActions(project, 'mock', {});
  try {
    const nothing = { answer: null, hits: [], threshold: 0.5 };
    const knowledge = { search: async () => nothing };
    const engine = { ...(await benchEngine(project)), actions: actions.port, knowledge };
    const outcomes = [await startConversation(engine, { source: 'runtime' })];
    for (const text of retailLines) {
      const session = outcomes.at(-1)?.session;
      if (session === undefined || session.snapshot.status === 'ended') break;
      outcomes.push(await handleMessage(engine, session, { text }));
    }
    return outcomes;
  } finally {
    await actions.close();
  }
}

function figure(name: string, what: string, outcomes: readonly TurnOutcome[]): Figure {
  const sizes = outcomes.map(({ session }) => Buffer.byteLength(JSON.stringify(session.snapshot)));
  return {
    name,
    title: `Largest snapshot of ${what}, as JSON (${outcomes.length - 1} messages)`,
    value: Math.max(...sizes),
    unit: 'bytes',
    ratio: null,
    against: null,
    target: { of: 'value', is: 'at most', bound: 4_095 },
  };
}
