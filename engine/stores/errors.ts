import { defineErrors } from '../base/defineErrors.ts';

/** Errors of stores. */
export const storeErrors = defineErrors({
  STORE_CONFLICT: {
    message: (p: { id: string; expected: number | string; actual: number | 'absent' }) =>
      `Conversation ${p.id} was expected ${expectation(p.expected)}, but ${
        p.actual === 'absent' ? 'is not stored' : `is at revision ${p.actual}`
      }`,
    remedy: 'Load the conversation again and repeat the turn on its new state',
  },
  STORE_LOCK_LOST: {
    message: (p: { name: string; fence: number }) =>
      `The lock ${p.name} (fence ${p.fence}) has expired or has another holder`,
    remedy: 'Acquire the lock again, load the conversation, and repeat the turn',
  },
  STORE_NO_ENTRY: {
    message: (p: { id: string; number: number }) => `Conversation ${p.id} has no entry ${p.number} to amend`,
    remedy: 'Amend only entries that are already stored',
  },
  STORE_WRITE_FAILED: {
    message: (p: { reason: string }) => `The store could not write (${p.reason})`,
    remedy: 'Check that there is disk space and that no other program locks the database, then try again',
  },
});

function expectation(expected: number | string): string {
  switch (expected) {
    case 'exists':
      return 'to be stored';
    case 'absent':
      return 'not to be stored yet';
    default:
      return `at revision ${expected}`;
  }
}
