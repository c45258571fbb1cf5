import { entityPath } from '../../model/documentKinds.ts';
import { entityFaults } from '../../model/entity.ts';
import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

/** What entities declare works: the patterns are regular expressions. */
export const checkEntities: Rule = ({ project, report }) => {
  for (const entity of Object.values(project.entities)) {
    for (const { path, pattern, reason } of entityFaults(entity)) {
      report(entityPath(entity.id), path, (at) =>
        checkErrors.NLU_ENTITY_PATTERN_INVALID({ pattern, reason }, at),
      );
    }
  }
};
