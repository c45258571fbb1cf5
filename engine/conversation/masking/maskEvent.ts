import type { Json } from '../../base/json.ts';
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { ActionResult } from '../../model/actionResult.ts';
import type { Mask } from './createMask.ts';

type Message = Extract<ConversationEvent, { type: 'message' }>;
type Mention = Message['nlu']['entities'][number];

/** An event with the secrets masked in what came in; itself when there is none in it. */
export function maskEvent(mask: Mask, event: ConversationEvent): ConversationEvent {
  switch (event.type) {
    case 'message':
      return maskMessage(mask, event);
    case 'action_result': {
      const result = maskResult(mask, event.result);
      return result === event.result ? event : { ...event, result };
    }
    case 'start': {
      const memory = mask.anywhere(event.memory);
      return memory === event.memory ? event : { ...event, memory };
    }
    case 'script_result':
    case 'generate_result': {
      const result = mask.anywhere(event.result);
      return result === event.result ? event : ({ ...event, result } as ConversationEvent);
    }
    case 'request_failed': {
      const message = mask.anywhere(event.error.message);
      return message === event.error.message ? event : { ...event, error: { ...event.error, message } };
    }
    // What a search finds are the project's own texts, and a time is a time.
    case 'knowledge_result':
    case 'timer':
      return event;
  }
}

/** What went to a service and came back; figures of the call itself are nobody's secret. */
function maskResult(mask: Mask, result: ActionResult): ActionResult {
  const { output, request, response, error } = result;
  const parts = {
    output,
    url: request.url,
    headers: request.headers,
    body: request.body,
    received: response && { headers: response.headers, body: response.body },
    message: error?.message ?? '',
  };
  const masked = mask.anywhere(parts);
  if (masked === parts) return result;
  const { url, headers, body, received, message } = masked;
  return {
    ...result,
    output: masked.output,
    request: { ...request, url, headers, body },
    response: response && { ...response, ...received },
    error: error && { ...error, message },
  };
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
