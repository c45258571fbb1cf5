import type { FormGroup } from './fieldDescriptor.ts';
import { dialogueGroups, identityGroups } from './policies/conversationPolicies.ts';
import { escalationGroup } from './policies/escalationPolicies.ts';
import { understandingGroups } from './policies/understandingPolicies.ts';

/** The project's policies as forms, in the order of the studio's settings. They cover every field of the schema. */
export const policyForm: readonly FormGroup[] = [
  ...understandingGroups,
  ...dialogueGroups,
  escalationGroup,
  ...identityGroups,
];
