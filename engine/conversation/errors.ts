import { defineErrors } from '../base/defineErrors.ts';

/** What a caller of the turn loop can do wrong, and what a port can. */
export const conversationErrors = defineErrors({
  CONVERSATION_ENDED: {
    message: (p: { id: string }) => `The conversation ${p.id} has ended`,
    remedy: 'Start a new conversation',
    status: 409,
  },
  CONVERSATION_MESSAGE_EMPTY: {
    message: () => 'The message is empty',
    remedy: 'Send a text with at least one character',
    status: 400,
  },
  CONVERSATION_MESSAGE_TOO_LONG: {
    message: (p: { length: number; most: number }) =>
      `The message has ${p.length} characters; at most ${p.most} are taken`,
    remedy: 'Shorten the message, or send it in parts',
    status: 400,
  },
  CONVERSATION_NO_TIMER: {
    message: (p: { id: string }) => `The conversation ${p.id} waits for no time to pass`,
    remedy: 'Look at the timer of its snapshot first: a message of the customer may have ended the wait',
  },
  CONVERSATION_PORT_FAILED: {
    message: (p: { port: string; message: string }) => `The ${p.port} failed: ${p.message}`,
    remedy: 'Look at the cause in the message; the conversation went on without it',
  },
});
