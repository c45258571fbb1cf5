import { flow } from '../../engine/model/documents/flow.ts';
import type { Project } from '../../engine/model/project.ts';
import { orderStatusProject } from './orderStatusProject.ts';

type Sketch = { readonly id: string; readonly kind: string; readonly [key: string]: unknown };

const statesPerFlow = 50;

/**
 * The order-status project, enlarged to the given number of states: additional flows of up to 50 states of all kinds
 * that make no external requests, each flow with its own intent. After the confirmation, the conversation runs through
 * the last of them.
 *
 * @param states - At least 10.
 */
export function generatedProject(states: number): Project {
  const base = orderStatusProject();
  const status = base.flows.order_status;
  if (status === undefined) throw new Error('The project has no flow order_status');
  const flows: Project['flows'][string][] = [];
  for (let left = states - status.states.length; left > 0; ) {
    // The last flow gets the remaining states, so that no flow is too small to run.
    const size = left < 2 * statesPerFlow ? Math.min(left, statesPerFlow) : statesPerFlow;
    const rest = left - size;
    flows.push(sideFlow(`side_${flows.length}`, rest > 0 && rest < 4 ? left : size));
    left = rest < 4 ? 0 : rest;
  }
  const last = flows.at(-1);
  if (last === undefined) throw new Error('A generated project has at least 10 states');
  const entry = flow.parse({
    ...status,
    states: status.states.map((state) =>
      state.id === 'tell'
        ? { id: 'tell', kind: 'call_flow', flow: last.id, on: { resolved: 'done', unresolved: 'done' } }
        : state,
    ),
  });
  return { ...base, flows: Object.fromEntries([entry, ...flows].map((one) => [one.id, one])) };
}

/** A flow whose first states are always visited; the others are behind a condition that is never true. */
function sideFlow(id: string, size: number): Project['flows'][string] {
  const further = size - 4;
  const states: Sketch[] = [
    { id: 'start', kind: 'start', on: { next: 'tell' } },
    {
      id: 'tell',
      kind: 'message',
      text: 'Order {{ slots.order_number }} is on its way and arrives tomorrow.',
      on: { next: 'check' },
    },
    {
      id: 'check',
      kind: 'branch',
      cases: [{ id: 'unusual', when: 'slots.order_number == "0"' }],
      on: { unusual: further > 0 ? 'further_0' : 'done', else: 'done' },
    },
  ];
  for (let index = 0; index < further; index += 1) {
    const next = index + 1 < further ? `further_${index + 1}` : 'done';
    states.push(furtherState(`further_${index}`, index, next));
  }
  states.push({ id: 'done', kind: 'end' });
  return flow.parse({ id, name: `Flow ${id}`, triggers: [`intent_${id}`], states });
}

function furtherState(id: string, index: number, next: string): Sketch {
  switch (index % 5) {
    case 0:
      return { id, kind: 'message', text: `Remark ${index} on {{ slots.order_number }}`, on: { next } };
    case 1:
      return { id, kind: 'collect', slot: 'order_number', prompt: `Question ${index}?`, on: { next } };
    case 2: {
      const options = [
        { id: 'yes', label: 'Yes', synonyms: ['yeah', 'sure'] },
        { id: 'no', label: 'No', synonyms: ['nope'] },
      ];
      return { id, kind: 'choice', prompt: `Choice ${index}?`, options, on: { yes: next, no: 'done' } };
    }
    case 3: {
      const cases = [{ id: 'known', when: `slots.order_number != "${index}"` }];
      return { id, kind: 'branch', cases, on: { known: next, else: 'done' } };
    }
    default:
      return { id, kind: 'set', vars: { count: `${index} + 1` }, on: { next } };
  }
}
