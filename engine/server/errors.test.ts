import { expect, it } from 'vitest';
import { conversationErrors } from '../conversation/errors.ts';
import { defineServerErrors, serverErrors } from './errors.ts';

const detail = { message: () => 'The desk is closed', remedy: 'Come back tomorrow' };

it('puts the stated status on the error', () => {
  const own = defineServerErrors({
    DESK_CLOSED: { ...detail, status: 423 },
    DESK_MISSING: { ...detail, status: 'at start' },
  });
  expect(own.DESK_CLOSED({}).status).toBe(423);
  expect(own.DESK_MISSING({}).status).toBeUndefined();
});

it('accepts no definition without a status', () => {
  // @ts-expect-error A server error states its status.
  const own = defineServerErrors({ DESK_CLOSED: detail });
  expect(Object.keys(own)).toEqual(['DESK_CLOSED']);
});

it('keeps the status of an error out of what is sent and stored', () => {
  expect(serverErrors.SERVER_CUSTOMER_OTHER({}).toJSON()).not.toHaveProperty('status');
});

it("answers a customer's mistake with the status of the definition", () => {
  expect(conversationErrors.CONVERSATION_ENDED({ id: 'c1' }).status).toBe(409);
  expect(
    conversationErrors.CONVERSATION_PORT_FAILED({ port: 'search', message: 'No' }).status,
  ).toBeUndefined();
});
