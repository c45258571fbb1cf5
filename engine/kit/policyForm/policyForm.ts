import { dialogue } from './dialogue.ts';
import { escalation } from './escalation.ts';
import { identity } from './identity.ts';
import type { PolicyGroup } from './policyGroup.ts';
import { understanding } from './understanding.ts';

/** The project's policies as forms, in the order of the studio's settings. Every field of the schema is in it. */
export const policyForm: readonly PolicyGroup[] = [...understanding, ...dialogue, escalation, ...identity];
