import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';

/** An utterance by its words and where it stands; `intent` null: among the out-of-scope messages. */
export const utterancePlace = z.strictObject({ text: z.string().min(1), intent: identifier.nullable() });

export type UtterancePlace = z.infer<typeof utterancePlace>;
