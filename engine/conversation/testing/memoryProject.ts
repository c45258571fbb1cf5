import type { JsonObject } from '../../base/json.ts';
import { sketchFlow, sketchProject } from '../../machine/fixtures/machineHarness.ts';
import type { NluPort } from '../../model/nluPort.ts';
import type { Project } from '../../model/project.ts';

const sets: Readonly<Record<string, JsonObject>> = {
  agree: { agrees: 'true' },
  refuse: { agrees: 'false' },
  fill: { name: 'message.text' },
  fill_short: { visit: 'message.text' },
  fill_pin: { pin: 'message.text' },
  clear: { name: 'null' },
};

/** What can be chosen in the project; a choice is a tapped answer whose text becomes the value. */
export const memoryOptions: readonly string[] = Object.keys(sets);

/** A project that remembers customers who agree: a name, for an hour a visit, and never a secret number. */
export function memoryProject(): Project {
  const main = sketchFlow('main', [
    {
      id: 'ask',
      kind: 'choice',
      prompt: 'Well {{ slots.name }}?',
      options: memoryOptions.map((id) => ({ id, label: id })),
      on: Object.fromEntries(memoryOptions.map((id) => [id, id])),
    },
    ...memoryOptions.map((id) => ({ id, kind: 'set', slots: sets[id] ?? {}, on: { next: 'ask' } })),
  ]);
  return sketchProject([main], {
    slots: {
      agrees: { type: 'boolean', scope: 'customer' },
      name: { type: 'text', scope: 'customer' },
      visit: { type: 'text', scope: 'customer', expires: '1h' },
      pin: { type: 'text', scope: 'customer', sensitive: true },
    },
    policies: { memory: { consentSlot: 'agrees' } },
  });
}

/** Understands one thing: that the customer wants to be forgotten. */
export const forgetMeNlu: NluPort = {
  understand: async (text) => ({
    intents: text === 'forget me' ? [{ intent: 'forget_me', confidence: 0.9 }] : [],
    entities: [],
  }),
};
