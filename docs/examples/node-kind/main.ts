import {
  createEngine,
  createNodeRegistry,
  handleMessage,
  nodeRegistry,
  startConversation,
} from 'dialoom/engine';
import { workingDays } from './workingDays.ts';

const files = {
  'dialoom.yaml': `dialoom: 2
name: Shop
locales: [en]
defaultLocale: en
entryFlow: main
slots:
  ordered: { type: date }
  arrives: { type: date }
`,
  'nlu/entities/date.yaml': 'id: date\nname: Date\ntype: builtin\nbuiltin: date\n',
  'flows/main.flow.yaml': `id: main
name: Delivery
states:
  - { id: begin, kind: start, on: { next: ask } }
  - { id: ask, kind: collect, slot: ordered, prompt: When did you order?, on: { next: count } }
  - { id: count, kind: working_days, from: slots.ordered, days: 3, slot: arrives, on: { next: tell } }
  - { id: tell, kind: message, text: 'It arrives on {{ slots.arrives }}.', on: { next: done } }
  - { id: done, kind: end, resolution: resolved }
`,
};

/**
 * Talks to a project whose flow uses the kind of this folder together with the built-in ones.
 *
 * @param messages - What the customer says, one after the other.
 * @returns What the assistant says.
 */
export async function talk(messages: readonly string[]): Promise<readonly string[]> {
  const registry = createNodeRegistry([...nodeRegistry.values(), workingDays]);
  const engine = await createEngine({ files, registry });
  let { session, turn } = await startConversation(engine, { source: 'cli' });
  const said = turn.messages.map(({ text }) => text);
  for (const text of messages) {
    ({ session, turn } = await handleMessage(engine, session, { text }));
    said.push(...turn.messages.map((message) => message.text));
  }
  return said;
}

if (import.meta.main) for (const line of await talk(process.argv.slice(2))) console.log(line);
