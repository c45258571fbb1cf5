import { compileExpression } from '../base/compileExpression.ts';
import { compileTemplate } from '../base/compileTemplate.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { policies } from '../model/documents/policies.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { NodeFixture, NodeKind } from './defineNode.ts';
import type { Expectation, GivenAnswer } from './expectation.ts';
import { type LastMessage, lastMessage } from './snapshot.ts';

import type { StepContext, StepResult, StepTrigger } from './step.ts';

/**
 * Runs a fixture of a node kind without a project: default policies, only the slots it names, no locale texts.
 *
 * @param read - Reads a message as an answer to what the state expects; the message itself when absent.
 * @returns The result of the step, to compare with `fixture.expect`.
 * @throws Error if the fixture's data is invalid; AppError if the step fails.
 */
export function runFixture(
  kind: NodeKind,
  fixture: NodeFixture,
  read: (message: LastMessage, expected: Expectation) => GivenAnswer | undefined = takeWords,
): StepResult {
  const bound = kind.bind(fixture.data);
  if (!bound.ok) throw new Error(`${kind.kind}: ${JSON.stringify(bound.error)}`);
  const context = fixtureContext(fixture);
  const { trigger } = context;
  if (trigger.type !== 'input') return bound.value.step(context);
  const expected = bound.value.expects(context);
  if (expected === null) return bound.value.step(context);
  const takesWords = expected.type === 'words' && expected.anything;
  const answer = read(trigger.message, expected) ?? (takesWords ? takeWords() : undefined);
  if (answer === undefined) return { next: { type: 'no_match' } };
  return bound.value.step({ ...context, trigger: { ...trigger, answer } });
}

/** The customer's own words as the answer. */
function takeWords(): GivenAnswer {
  return { about: 'words', value: null, recognised: false };
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
    now: '2026-03-04T12:00:00+00:00',
    today: '2026-03-04',
    timeZone: 'UTC',
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
    returned: fixture.returned === true,
    noted: (slot) => fixture.noted?.[slot],
    connected: (outcome) => fixture.connected?.includes(outcome) === true,
    variant: () => 0,
    slot: (name) => declared.get(name),
    evaluate: (expression, extra) => compileExpression(expression).evaluate({ ...names, ...extra }),
    render: (text, extra) => compileTemplate(text, { forPeople: true }).render({ ...names, ...extra }),
  };
}

function fixtureTrigger(trigger: NodeFixture['trigger']): StepTrigger {
  if (trigger.type !== 'input') return trigger as unknown as StepTrigger;
  return { type: 'input', message: withNlu(trigger.message ?? {}), answer: takeWords() };
}

function messageOf(text: string | undefined): StepContext['message'] {
  return text === undefined ? null : withNlu({ text });
}

function withNlu(message: Json): NonNullable<StepContext['message']> {
  return lastMessage.parse({ nlu: { intents: [], entities: [] }, ...(message as JsonObject) });
}
