import { intentPath } from '../../model/documentKinds.ts';
import { plainUtterance } from '../../model/utterance.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';
import { sameness } from './sameness.ts';

/**
 * Intents have utterances, in languages of the project only, and no utterance is there twice, in one intent or in two.
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
