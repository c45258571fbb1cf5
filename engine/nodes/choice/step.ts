import type { Json } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import type { QuickReply } from '../../kit/effect.ts';
import { errors } from '../../kit/errors.ts';
import { repromptText } from '../../kit/repromptText.ts';
import { say } from '../../kit/say.ts';
import { silenceText } from '../../kit/silenceText.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import { findOption } from './findOption.ts';
import type { ChoiceData } from './schema.ts';

/** Offers the options unless the slot holds one, and takes the way of the one chosen. */
export function choiceStep(data: ChoiceData, context: StepContext): StepResult {
  const { trigger } = context;
  if (trigger.type === 'input') {
    const option = findOption(data, context, trigger.message);
    if (option === undefined) return { next: { type: 'no_match' } };
    const slots = data.slot ? { [data.slot]: slotValue(data.slot, option.id, context) } : {};
    return { slots, understood: true, next: { type: 'outcome', outcome: option.id } };
  }
  if (trigger.type === 'reprompt') {
    return ask(data, context, repromptText(data.reprompts, trigger.times, context));
  }
  if (trigger.type === 'silence') {
    return ask(data, context, silenceText(data.noInputPrompts, trigger.silences, context));
  }
  const held = heldOption(data, context);
  if (held !== undefined) return { next: { type: 'outcome', outcome: held } };
  return ask(data, context, context.render(data.prompt));
}

/** The options as tappable answers. */
export function choiceQuickReplies(data: ChoiceData, context: StepContext): readonly QuickReply[] {
  return data.options.map((option) => ({ label: context.render(option.label), value: option.id }));
}

function ask(data: ChoiceData, context: StepContext, text: string | undefined): StepResult {
  const quickReplies = choiceQuickReplies(data, context);
  return { say: [say(text ?? context.render(data.prompt), quickReplies)], next: { type: 'input' } };
}

function heldOption(data: ChoiceData, context: StepContext): string | undefined {
  const { slot } = data;
  const held = slot ? (context.slots[slot] ?? null) : null;
  if (!slot || held === null) return undefined;
  return data.options.find((option) => slotValue(slot, option.id, context) === held)?.id;
}

/** The id as its slot holds it: yes and no are true and false in a boolean slot. */
function slotValue(slot: string, id: string, context: StepContext): Json {
  const definition = context.slot(slot);
  if (definition === undefined) throw errors.FLOW_SLOT_UNKNOWN({ slot });
  const value = coerceSlotValue(definition, id);
  if (value === undefined) throw errors.FLOW_SLOT_VALUE({ slot, type: definition.type, value: id });
  return value;
}
