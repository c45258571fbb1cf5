// Rules for understanding: intents, out-of-scope messages, annotations, entities and triggers of flows.
import { fieldValues } from '../../kit/forms/fieldValues.ts';
import { entityPath, flowPath, intentPath, outOfScopePath } from '../../model/documentKinds.ts';
import { entityFaults, isLearnt, rolesOf } from '../../model/documents/entity.ts';
import { utterancesOf } from '../../model/documents/intent.ts';
import { parseUtterance, plainUtterance } from '../../model/documents/utterance.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { CheckContext, Rule } from '../checkContext.ts';
import { closestName } from '../closestName.ts';
import { checkErrors } from '../errors.ts';

/** An utterance without case, punctuation and spacing. */
function sameness(utterance: string): string {
  const words = utterance
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? utterance : words;
}

/**
 * Intents have utterances, only in languages of the project, and no utterance occurs twice, in one intent or in two.
 */
export const checkIntents: Rule = ({ project, report, locate }) => {
  const { locales } = project.manifest;
  const taughtBy = new Map<string, { readonly intent: string; readonly path: YamlPath }>();
  for (const { id, utterances, translations } of Object.values(project.intents)) {
    const file = intentPath(id);
    for (const locale of Object.keys(translations)) {
      if (locales.some((ours) => ours === locale || ours.startsWith(`${locale}-`))) continue;
      const params = { locale, known: locales.join(', ') };
      const path = ['translations', locale];
      report(file, path, (at) => checkErrors.NLU_INTENT_LANGUAGE_NOT_LISTED(params, at), 'warning');
    }
    const taught = [
      ...placed(utterances, ['utterances']),
      ...Object.entries(translations).flatMap(([locale, texts]) => placed(texts, ['translations', locale])),
    ];
    if (taught.length === 0) {
      report(file, [], (at) => checkErrors.NLU_INTENT_WITHOUT_UTTERANCES({}, at), 'warning');
    }
    for (const { utterance, path } of taught) {
      const text = sameness(utterance);
      const first = taughtBy.get(text);
      if (first === undefined) {
        taughtBy.set(text, { intent: id, path });
        continue;
      }
      if (first.intent === id) {
        const line = locate(file, first.path)?.line ?? 0;
        report(
          file,
          path,
          (at) => checkErrors.NLU_INTENT_REPEATED_UTTERANCE({ utterance, line }, at),
          'warning',
        );
      } else {
        const params = { utterance, other: first.intent };
        report(file, path, (at) => checkErrors.NLU_INTENT_SAME_UTTERANCE(params, at), 'warning');
      }
    }
  }
};

function placed(utterances: readonly string[], at: YamlPath) {
  return utterances.map((source, index) => ({ utterance: plainUtterance(source), path: [...at, index] }));
}

/** Out-of-scope messages are in languages of the project, and none is an utterance of an intent. */
export const checkOutOfScope: Rule = ({ project, report }) => {
  const { outOfScope, intents, manifest } = project;
  if (outOfScope === null) return;
  const { locales } = manifest;
  for (const locale of Object.keys(outOfScope.translations)) {
    if (locales.some((ours) => ours === locale || ours.startsWith(`${locale}-`))) continue;
    const params = { locale, known: locales.join(', ') };
    report(
      outOfScopePath,
      ['translations', locale],
      (at) => checkErrors.NLU_OUT_OF_SCOPE_LANGUAGE(params, at),
      'warning',
    );
  }
  const taughtBy = new Map<string, string>();
  for (const intent of Object.values(intents)) {
    for (const utterance of utterancesOf(intent)) taughtBy.set(sameness(utterance), intent.id);
  }
  const lists = [
    [['utterances'], outOfScope.utterances] as const,
    ...Object.entries(outOfScope.translations).map(
      ([locale, texts]) => [['translations', locale], texts] as const,
    ),
  ];
  for (const [path, texts] of lists) {
    texts.forEach((utterance, index) => {
      const intent = taughtBy.get(sameness(utterance));
      if (intent === undefined) return;
      report(
        outOfScopePath,
        [...path, index],
        (at) => checkErrors.NLU_OUT_OF_SCOPE_TAUGHT({ utterance, intent }, at),
        'warning',
      );
    });
  }
};

/** Annotations in utterances refer to existing entities and roles, and entities that are learnt are annotated. */
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
        // A broken document has its own problem and is not missing.
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

/** The declarations of entities work: patterns are valid regular expressions. */
export const checkEntities: Rule = ({ project, report }) => {
  for (const entity of Object.values(project.entities)) {
    for (const { path, pattern, reason } of entityFaults(entity)) {
      report(entityPath(entity.id), path, (at) =>
        checkErrors.NLU_ENTITY_PATTERN_INVALID({ pattern, reason }, at),
      );
    }
  }
};

/** Triggers refer to existing intents, an intent starts only one flow, and every flow can be started. */
export const checkTriggers: Rule = (context) => {
  const { project, report, isThere } = context;
  const startedBy = new Map<string, string>();
  const named = flowsNamed(context);
  for (const { id: flow, triggers } of Object.values(project.flows)) {
    const file = flowPath(flow);
    for (const [index, intent] of triggers.entries()) {
      const path = ['triggers', index];
      if (project.intents[intent] === undefined && !isThere(intentPath(intent))) {
        const params = { id: intent, suggestion: closestName(intent, Object.keys(project.intents)) };
        report(file, path, ({ location }) =>
          checkErrors.FLOW_UNKNOWN_INTENT(params, { location: { ...location, flow } }),
        );
      }
      const other = startedBy.get(intent);
      if (other === undefined) startedBy.set(intent, flow);
      else {
        report(file, path, ({ location }) =>
          checkErrors.FLOW_TRIGGER_TWICE({ intent, other }, { location: { ...location, flow } }),
        );
      }
    }
    if (triggers.length === 0 && flow !== project.manifest.entryFlow && !named.has(flow)) {
      report(
        file,
        [],
        ({ location }) => checkErrors.FLOW_NEVER_STARTED({}, { location: { ...location, flow } }),
        'warning',
      );
    }
  }
};

/** Flows that a state of another flow, or a policy, refers to. */
function flowsNamed({ states, project }: CheckContext): ReadonlySet<string> {
  const { flow: identify } = project.manifest.policies.authentication;
  const verifying = Object.values(project.actions).map(({ verified }) => verified?.flow);
  const named = new Set([identify, ...verifying].filter((flow) => flow !== undefined));
  for (const { flow, kind, data } of states) {
    for (const { type, value } of fieldValues(kind?.fields ?? [], data)) {
      if (type === 'flow' && typeof value === 'string' && value !== flow.id) named.add(value);
    }
  }
  return named;
}
