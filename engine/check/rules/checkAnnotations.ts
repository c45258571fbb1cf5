import { entityPath, intentPath } from '../../model/documentKinds.ts';
import { isLearnt, rolesOf } from '../../model/entity.ts';
import { parseUtterance } from '../../model/utterance.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** Annotations in utterances name entities and roles that exist, and what is to be learnt from them is annotated. */
export const checkAnnotations: Rule = ({ project, report, isThere }) => {
  const { intents, entities } = project;
  const annotated = new Set<string>();
  const look = (file: string, path: YamlPath, source: string): void => {
    const { text, annotations } = parseUtterance(source);
    for (const { start, end, entity: id, role } of annotations) {
      annotated.add(id);
      const entity = entities[id];
      const written = text.slice(start, end);
      if (entity === undefined) {
        // A broken document has its own problem, and is not missing.
        if (isThere(entityPath(id))) continue;
        const params = { text: written, id, suggestion: closestName(id, Object.keys(entities)) };
        report(file, path, (at) => checkErrors.NLU_ANNOTATION_UNKNOWN_ENTITY(params, at), 'warning');
      } else if (role !== undefined && !rolesOf(entity).has(role)) {
        const params = { text: written, entity: id, role };
        report(file, path, (at) => checkErrors.NLU_ANNOTATION_UNKNOWN_ROLE(params, at), 'warning');
      }
    }
  };
  for (const { id, utterances, translations } of Object.values(intents)) {
    const file = intentPath(id);
    for (const [n, source] of utterances.entries()) look(file, ['utterances', n], source);
    for (const [locale, texts] of Object.entries(translations)) {
      for (const [n, source] of texts.entries()) look(file, ['translations', locale, n], source);
    }
  }
  for (const entity of Object.values(entities)) {
    const { id } = entity;
    if (!isLearnt(entity) || annotated.has(id)) continue;
    report(entityPath(id), ['type'], (at) => checkErrors.NLU_ENTITY_NOT_ANNOTATED({ id }, at), 'warning');
  }
};
