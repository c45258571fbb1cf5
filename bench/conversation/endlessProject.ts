import { flow } from '../../engine/model/documents/flow.ts';
import type { Project } from '../../engine/model/project.ts';
import { orderStatusProject } from './orderStatusProject.ts';

/** Asks for a remark, repeats it and asks again, so that conversations can have any length. */
export function endlessProject(): Project {
  const base = orderStatusProject();
  const endless = flow.parse({
    id: 'order_status',
    name: 'Remarks',
    states: [
      { id: 'start', kind: 'start', on: { next: 'ask' } },
      {
        id: 'ask',
        kind: 'collect',
        slot: 'remark',
        always: true,
        prompt: 'What else?',
        on: { next: 'tell' },
      },
      { id: 'tell', kind: 'message', text: 'Noted: {{ slots.remark }}', on: { next: 'ask' } },
    ],
  });
  const slots = { ...base.manifest.slots, remark: { type: 'text' as const } };
  // A measured turn waits for no second message.
  const policies = { ...base.manifest.policies, messages: { pause: 0 } };
  return { ...base, manifest: { ...base.manifest, slots, policies }, flows: { order_status: endless } };
}
