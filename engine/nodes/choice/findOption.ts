import { afterCorrection } from '../../kit/corrections.ts';
import { matchPhrase } from '../../kit/matchPhrase.ts';
import { normalisePhrase } from '../../kit/normalisePhrase.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import { bestIntent } from '../../model/nluResult.ts';
import type { ChoiceData } from './schema.ts';

type Option = ChoiceData['options'][number];

/**
 * Finds the option that a message means: a tapped reply or an id, else a label or synonym named in it (after words
 * that take back what was said before, if there are such), else the option of the best intent.
 */
export function findOption(data: ChoiceData, context: StepContext, message: LastMessage): Option | undefined {
  const { options } = data;
  const given = (message.value ?? message.text).trim().toLowerCase();
  const byId = options.find((option) => option.id === given);
  if (byId !== undefined) return byId;
  const candidates = options.map((option) => ({ value: option, phrases: phrasesOf(option, context) }));
  const corrected = afterCorrection(message.text);
  return (
    (corrected === undefined ? undefined : matchPhrase(corrected, candidates)) ??
    matchPhrase(message.text, candidates) ??
    options.find((option) => normalisePhrase(option.id) === normalisePhrase(message.text)) ??
    optionOfIntent(options, bestIntent(message.nlu, context.policies.intentThreshold))
  );
}

/** The label and the synonyms. Every answer to a choice goes through all of them, hence no list for each. */
function phrasesOf({ label, synonyms }: Option, context: StepContext): readonly string[] {
  const phrases = [context.render(label)];
  if (synonyms !== undefined) {
    for (const source of synonyms) {
      const text = context.render(source);
      if (text.includes('|')) phrases.push(...text.split('|'));
      else phrases.push(text);
    }
  }
  return phrases;
}

function optionOfIntent(options: readonly Option[], intent: string | undefined): Option | undefined {
  return intent === undefined ? undefined : options.find((option) => option.intent === intent);
}
