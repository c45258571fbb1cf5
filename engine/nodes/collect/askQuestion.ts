import type { Json } from '../../base/json.ts';
import type { QuickReply } from '../../kit/effect.ts';
import { renderQuickReplies } from '../../kit/quickReplyOption.ts';
import { repromptText } from '../../kit/repromptText.ts';
import { say } from '../../kit/say.ts';
import { silenceText } from '../../kit/silenceText.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import type { CollectData } from './schema.ts';

/** Values of the replies to tap while a value is being confirmed. */
export const confirmReplies = { yes: 'yes', no: 'no' } as const;

/** Asks for the slot, as the trigger wants it: for the first time, once more, or after a silence. */
export function askForSlot(
  data: CollectData,
  context: StepContext,
  remarks: StepResult['say'] = [],
): StepResult {
  const question = say(questionText(data, context), renderQuickReplies(data.quickReplies, context));
  return { say: [...remarks, question], next: { type: 'input' } };
}

function questionText(data: CollectData, context: StepContext): string {
  const { trigger } = context;
  const again =
    trigger.type === 'reprompt'
      ? repromptText(data.reprompts, trigger.times, context)
      : trigger.type === 'silence'
        ? silenceText(data.noInputPrompts, trigger.silences, context)
        : undefined;
  return again ?? context.render(data.prompt);
}

/** Asks whether a value is what the customer meant. `refused`: they have said no once in this state. */
export function askToConfirm(
  data: CollectData,
  context: StepContext,
  value: Json,
  refused: boolean,
): StepResult {
  const silent =
    context.trigger.type === 'silence'
      ? silenceText(data.noInputPrompts, context.trigger.silences, context)
      : undefined;
  const asked = typeof data.confirm === 'string' ? data.confirm : '$dialoom.confirm';
  const text = silent ?? context.render(asked, { value });
  return {
    say: [say(text, confirmQuickReplies(context))],
    local: { confirming: value, refused },
    next: { type: 'input' },
  };
}

/** The answers to tap: yes and no while a value is being confirmed, else those of the state. */
export function collectQuickReplies(data: CollectData, context: StepContext): readonly QuickReply[] {
  return context.local.confirming === undefined
    ? renderQuickReplies(data.quickReplies, context)
    : confirmQuickReplies(context);
}

function confirmQuickReplies(context: StepContext): readonly QuickReply[] {
  return [
    { label: context.render('$dialoom.yes'), value: confirmReplies.yes },
    { label: context.render('$dialoom.no'), value: confirmReplies.no },
  ];
}
