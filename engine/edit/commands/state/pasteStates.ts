import { z } from 'zod';
import { state } from '../../../model/flow.ts';
import { identifier } from '../../../model/identifier.ts';
import { copyStates } from '../../copyStates.ts';
import { defineCommand } from '../../defineCommand.ts';
import { point } from '../point.ts';

/** Adds states that were copied, from this flow or another one, with new ids. See `copyStates`. */
export const pasteStates = defineCommand({
  id: 'state.paste',
  label: 'Paste',
  params: z.strictObject({
    flow: identifier,
    states: z.array(state).min(1),
    /** Where the copied states stand; those without a place get none. */
    places: z.record(z.string(), point).default({}),
    offset: point.default({ x: 40, y: 60 }),
  }),
  apply: copyStates,
});
