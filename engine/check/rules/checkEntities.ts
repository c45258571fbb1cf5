import { entityPath } from '../../model/documentKinds.ts';
import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

/** The patterns of entities are regular expressions. */
export const checkEntities: Rule = ({ project, report }) => {
  for (const entity of Object.values(project.entities)) {
    if (entity.type !== 'pattern') continue;
    for (const [index, pattern] of entity.patterns.entries()) {
      const reason = faultOf(pattern);
      if (reason === undefined) continue;
      report(entityPath(entity.id), ['patterns', index], (at) =>
        checkErrors.NLU_ENTITY_PATTERN_INVALID({ pattern, reason }, at),
      );
    }
  }
};

/** Why a pattern does not compile; recognition compiles it in the same two ways. */
function faultOf(pattern: string): string | undefined {
  try {
    new RegExp(pattern, /\\[pPu]\{/.test(pattern) ? 'giu' : 'gi');
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message.replace(/^.*: /, '') : String(cause);
  }
}
