import { defineErrors } from '../base/defineErrors.ts';

/** Errors of the turn loop's callers, and of ports. */
export const conversationErrors = defineErrors({
  CONVERSATION_ENDED: {
    message: (p: { id: string }) => `The conversation ${p.id} has ended`,
    remedy: 'Start a new conversation',
    status: 409,
  },
  CONVERSATION_TIME_ZONE_UNKNOWN: {
    message: (p: { timeZone: string }) => `There is no time zone "${p.timeZone}"`,
    remedy: 'Use an IANA name such as Europe/Berlin or UTC, or leave it out',
    status: 400,
  },
  CONVERSATION_MESSAGE_EMPTY: {
    message: () => 'The message is empty',
    remedy: 'Send a text with at least one character, or an attachment',
    status: 400,
  },
  CONVERSATION_MESSAGE_TOO_LONG: {
    message: (p: { length: number; most: number }) =>
      `The message has ${p.length} characters; the limit is ${p.most}`,
    remedy: 'Shorten the message, or send it in parts',
    status: 400,
  },
  CONVERSATION_ATTACHMENTS_INVALID: {
    message: (p: { where: string; finding: string }) => `Invalid attachment: ${p.where} ${p.finding}`,
    remedy: 'Send only the kind of each attachment (picture, voice, video or file) and, if known, its name',
    status: 400,
  },
  CONVERSATION_NOT_ONE_TURN: {
    message: (p: { messages: number; turn: number }) =>
      `Of ${p.messages} messages only the first ${p.turn} can be read together`,
    remedy:
      'Send the others as the next turn: nothing follows an attachment, a tapped quick reply is alone, and ten messages are the most',
    status: 400,
  },
  CONVERSATION_NO_TIMER: {
    message: (p: { id: string }) => `Conversation ${p.id} has no pending timer`,
    remedy: 'Check the timer of its snapshot first: a message from the customer may have ended the wait',
  },
  CONVERSATION_PORT_FAILED: {
    message: (p: { port: string; message: string }) => `The ${p.port} failed: ${p.message}`,
    remedy: 'Fix the cause named in the message; the conversation continued without it',
  },
});
