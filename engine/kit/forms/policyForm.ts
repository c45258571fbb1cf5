import type { PolicyGroup } from './fieldDescriptor.ts';
import { dialogueGroups, identityGroups } from './policies/conversationPolicies.ts';
import { escalationGroup } from './policies/escalationPolicies.ts';
import { understandingGroups } from './policies/understandingPolicies.ts';

/** The project's policies as forms, in the order of the studio's settings. Every field of the schema is in it. */
export const policyForm: readonly PolicyGroup[] = [
  ...understandingGroups,
  ...dialogueGroups,
  escalationGroup,
  ...identityGroups,
];
