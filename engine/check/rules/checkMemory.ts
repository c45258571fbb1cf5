import { flowPath, manifestPath } from '../../model/documentKinds.ts';
import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** Customers can agree to be remembered, and what is to be remembered will be. */
export const checkMemory: Rule = ({ project, report }) => {
  const { slots, policies } = project.manifest;
  const { consentSlot } = policies.memory;
  if (consentSlot !== undefined) {
    const path = ['policies', 'memory', 'consentSlot'];
    const slot = slots[consentSlot];
    if (slot === undefined) {
      const params = { id: consentSlot, suggestion: closestName(consentSlot, Object.keys(slots)) };
      report(manifestPath, path, (at) => checkErrors.FLOW_UNKNOWN_SLOT(params, at));
    } else if (slot.type !== 'boolean' || slot.scope !== 'customer' || slot.sensitive === true) {
      report(manifestPath, path, (at) => checkErrors.PROJECT_CONSENT_SLOT_UNFIT({ slot: consentSlot }, at));
    }
  }
  for (const [slot, { scope = 'conversation', sensitive }] of Object.entries(slots)) {
    if (scope === 'conversation') continue;
    const path = ['slots', slot, 'scope'];
    if (sensitive === true) {
      report(manifestPath, path, (at) => checkErrors.PROJECT_SENSITIVE_REMEMBERED({ slot }, at), 'warning');
    } else if (scope === 'customer' && consentSlot === undefined) {
      report(manifestPath, path, (at) => checkErrors.PROJECT_NOBODY_ASKED({ slot }, at), 'warning');
    }
  }
  for (const { id: flow, owns = [] } of Object.values(project.flows)) {
    for (const [index, slot] of owns.entries()) {
      if ((slots[slot]?.scope ?? 'conversation') === 'conversation') continue;
      report(
        flowPath(flow),
        ['owns', index],
        ({ location }) => checkErrors.FLOW_OWNS_REMEMBERED({ slot }, { location: { ...location, flow } }),
        'warning',
      );
    }
  }
};
