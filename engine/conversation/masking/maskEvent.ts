import type { Json } from '../../base/json.ts';
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { Mask } from '../../model/mask.ts';
import { type AnswerEvent, answeredKindOf } from '../../requests/requestRegistry.ts';

type Message = Extract<ConversationEvent, { type: 'message' }>;
type Mention = Message['nlu']['entities'][number];

/** An event with the secrets masked in what came in; itself when there is none in it. */
export function maskEvent(mask: Mask, event: ConversationEvent): ConversationEvent {
  switch (event.type) {
    case 'message':
      return maskMessage(mask, event);
    case 'start': {
      const memory = mask.anywhere(event.memory);
      return memory === event.memory ? event : { ...event, memory };
    }
    case 'request_failed': {
      const message = mask.anywhere(event.error.message);
      return message === event.error.message ? event : { ...event, error: { ...event.error, message } };
    }
    // A time is a time.
    case 'timer':
      return event;
    default:
      return maskAnswer(mask, event);
  }
}

function maskAnswer(mask: Mask, event: AnswerEvent): AnswerEvent {
  const result = answeredKindOf(event.type).mask(mask, event.result);
  return result === event.result ? event : ({ ...event, result } as AnswerEvent);
}

function maskMessage(mask: Mask, message: Message): Message {
  const { text, at } = mask.said(message.text);
  const value = message.value === undefined ? undefined : mask.said(message.value).text;
  const entities = message.nlu.entities.map((mention) => {
    const [start, end] = [at(mention.start), at(mention.end)];
    const isThere = message.text.slice(mention.start, mention.end) === mention.text;
    const written = isThere ? text.slice(start, end) : mask.said(mention.text).text;
    return maskMention(mask, mention, { written, start, end });
  });
  const isMasked =
    text !== message.text ||
    value !== message.value ||
    entities.some((mention, index) => mention !== message.nlu.entities[index]);
  if (!isMasked) return message;
  return {
    type: 'message',
    at: message.at,
    text,
    ...(value !== undefined && { value }),
    nlu: { ...message.nlu, entities },
    masked: true,
  };
}

function maskMention(
  mask: Mask,
  mention: Mention,
  place: { readonly written: string; readonly start: number; readonly end: number },
): Mention {
  const { written, start, end } = place;
  const isWrittenSame = written === mention.text;
  const isSame = isWrittenSame && maskMentioned(mask, mention.value) === mention.value;
  // What was read from a part of a secret tells of it, whatever it is.
  const value = isSame ? mention.value : mask.standIn(mention.entity, mention.value);
  if (isWrittenSame && value === mention.value && start === mention.start && end === mention.end)
    return mention;
  return { ...mention, value, text: written, start, end };
}

/** A mentioned value is masked however short it is, as in the text. */
function maskMentioned(mask: Mask, value: Json): Json {
  if (typeof value === 'string') return mask.said(value).text;
  if (typeof value !== 'number') return mask.anywhere(value);
  const masked = mask.said(String(value)).text;
  return masked === String(value) ? value : Number(masked) || 0;
}
