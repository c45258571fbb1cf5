import { outOfScopeMessages } from '../model/outOfScope.ts';
import type { Project } from '../model/project.ts';
import { plainUtterance } from '../model/utterance.ts';
import type { UnderstandingData } from './evaluation/understandingData.ts';

/** What a project teaches in all of its languages, and what it says is out of scope. */
export function understandingDataOf({
  manifest,
  intents,
  outOfScope,
}: Pick<Project, 'manifest' | 'intents' | 'outOfScope'>): UnderstandingData {
  return {
    examples: Object.values(intents).flatMap(({ id, utterances, translations }) =>
      [[manifest.defaultLocale, utterances] as const, ...Object.entries(translations)].flatMap(
        ([language, texts]) => texts.map((text) => ({ text: plainUtterance(text), intent: id, language })),
      ),
    ),
    names: Object.fromEntries(Object.values(intents).map(({ id, name }) => [id, name])),
    outOfScope: outOfScopeMessages(outOfScope),
  };
}
