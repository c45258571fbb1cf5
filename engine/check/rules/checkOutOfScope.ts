import { outOfScopePath } from '../../model/documentKinds.ts';
import { utterancesOf } from '../../model/intent.ts';
import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';
import { sameness } from './sameness.ts';

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
