import { compileExpression } from '../base/compileExpression.ts';
import { compileTemplate } from '../base/compileTemplate.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { policies } from '../model/documents/policies.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { NodeFixture, NodeKind } from './defineNode.ts';
import { lastMessage } from './snapshot.ts';
import type { StepContext, StepResult, StepTrigger } from './step.ts';

/**
 * Runs a fixture of a node kind outside of any project: the default policies, the slots it names, no locale texts.
 *
 * @returns What the step gave, to be held against `fixture.expect`.
 * @throws Error when the fixture's data do not parse; AppError when the step fails.
 */
export function runFixture(kind: NodeKind, fixture: NodeFixture): StepResult {
  const bound = kind.bind(fixture.data);
  if (!bound.ok) throw new Error(`${kind.kind}: ${JSON.stringify(bound.error)}`);
  return bound.value.step(fixtureContext(fixture));
}

function fixtureContext(fixture: NodeFixture): StepContext {
  const { slots = {}, vars = {}, local = {} } = fixture;
  const trigger = fixtureTrigger(fixture.trigger);
  const heard = trigger.type === 'input' ? trigger.message : messageOf(fixture.message);
  const declared = new Map<string, SlotDefinition>(
    Object.keys(slots).map((name) => [name, { type: 'text' } as const]),
  );
  for (const [name, definition] of Object.entries(fixture.slotTypes ?? {})) declared.set(name, definition);
  const names: JsonObject = {
    slots,
    vars,
    message: {
      text: heard?.text ?? '',
      sentiment: heard?.nlu.sentiment ?? 0,
      urgency: heard?.nlu.urgency ?? 0,
    },
    intent: { name: heard?.nlu.intents[0]?.intent ?? '', confidence: heard?.nlu.intents[0]?.confidence ?? 0 },
    entities: Object.fromEntries((heard?.nlu.entities ?? []).map(({ entity, value }) => [entity, value])),
    turn: 1,
    locale: 'en',
    customer: { id: null, authenticated: false },
  };
  return {
    trigger,
    flow: 'flow',
    state: 'state',
    slots,
    vars,
    local,
    message: heard,
    policies: policies.parse({}),
    customer: { id: null, authenticated: false },
    rewalking: fixture.rewalking === true,
    connected: (outcome) => fixture.connected?.includes(outcome) === true,
    variant: () => 0,
    slot: (name) => declared.get(name),
    evaluate: (expression, extra) => compileExpression(expression).evaluate({ ...names, ...extra }),
    render: (text, extra) => compileTemplate(text).render({ ...names, ...extra }),
  };
}

function fixtureTrigger(trigger: NodeFixture['trigger']): StepTrigger {
  if (trigger.type !== 'input') return trigger as unknown as StepTrigger;
  return { type: 'input', message: withNlu(trigger.message ?? {}) };
}

function messageOf(text: string | undefined): StepContext['message'] {
  return text === undefined ? null : withNlu({ text });
}

function withNlu(message: Json): NonNullable<StepContext['message']> {
  return lastMessage.parse({ nlu: { intents: [], entities: [] }, ...(message as JsonObject) });
}
