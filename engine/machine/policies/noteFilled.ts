import type { SettledPolicy } from './settledPolicy.ts';

/** Keeps when slots that expire were filled. */
export const noteFilled: SettledPolicy = {
  name: 'noteFilled',
  apply: ({ project, draft, known }) => {
    const { expiresMs } = project.memory;
    if (expiresMs.size === 0 || draft.slots === known) return;
    const filledAt: Record<string, number> = { ...draft.filledAt };
    for (const slot of expiresMs.keys()) {
      const value = draft.slots[slot] ?? null;
      if (value === null) delete filledAt[slot];
      else if (value !== known[slot]) filledAt[slot] = draft.at;
    }
    draft.filledAt = filledAt;
  },
};
