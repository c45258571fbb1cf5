import { z } from 'zod';
import { defineEntityKind } from '../defineEntityKind.ts';
import { builtinNames, builtins } from './builtins.ts';

/** Found by a built-in recogniser. */
export const builtinKind = defineEntityKind({
  type: 'builtin',
  found: 'by a built-in recogniser',
  shape: { builtin: z.enum(builtinNames) },
  fields: {
    builtin: `The recogniser, by what it gives: ${builtinNames
      .map((name) => `\`${name}\` ${builtins[name].gives}`)
      .join(', ')}.`,
  },
  recognise: ({ builtin }) => ({ by: 'builtin', builtin }),
});
