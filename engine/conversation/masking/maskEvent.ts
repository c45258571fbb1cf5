import type { Json } from '../../base/json.ts';
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { Mask } from './createMask.ts';

type Message = Extract<ConversationEvent, { type: 'message' }>;
type Mention = Message['nlu']['entities'][number];

/** An event with the secrets masked in what came in; itself when there is none in it. */
export function maskEvent(mask: Mask, event: ConversationEvent): ConversationEvent {
  switch (event.type) {
    case 'message':
      return maskMessage(mask, event);
    case 'action_result': {
      const { output, request, response, error } = event.result;
      const masked = mask.anywhere({
        output,
        url: request.url,
        headers: request.headers,
        body: request.body,
        received: response && { headers: response.headers, body: response.body },
        message: error?.message ?? '',
      });
      const { url, headers, body, received, message } = masked;
      return {
        ...event,
        result: {
          ...event.result,
          output: masked.output,
          request: { ...request, url, headers, body },
          response: response && { ...response, ...received },
          error: error && { ...error, message },
        },
      };
    }
    case 'start':
      return { ...event, memory: mask.anywhere(event.memory) };
    case 'script_result':
    case 'generate_result':
      return { ...event, result: mask.anywhere(event.result) } as ConversationEvent;
    case 'request_failed':
      return { ...event, error: { ...event.error, message: mask.anywhere(event.error.message) } };
    // What a search finds are the project's own texts, and a time is a time.
    case 'knowledge_result':
    case 'timer':
      return event;
  }
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
  return { entity: mention.entity, value, text: written, start, end };
}

/** A mentioned value is masked however short it is, as in the text. */
function maskMentioned(mask: Mask, value: Json): Json {
  if (typeof value === 'string') return mask.said(value).text;
  if (typeof value !== 'number') return mask.anywhere(value);
  const masked = mask.said(String(value)).text;
  return masked === String(value) ? value : Number(masked) || 0;
}
