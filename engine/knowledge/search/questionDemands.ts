// What an answer must contain: a number for "how many", and the very thing that a question names.
import { splitSentences } from '../../base/splitSentences.ts';
import { partByLanguage } from '../../model/languageParts.ts';
import type { ExclusiveThings } from '../../model/languages/questionWords.ts';
import { madeByLanguage } from '../../model/madeByLanguage.ts';

/** What a question demands of a text that answers it. */
export interface QuestionDemands {
  /** False if the text has nothing of the sort that is asked for, such as an amount. */
  readonly hasContent: (text: string) => boolean;
  /** Whether it asks for something of a sort, such as a number. */
  readonly isDemanding: boolean;
  /** Whether a sentence only says where something is explained. */
  readonly isPointer: (sentence: string) => boolean;
  /** Names of things that the question asks about and the text does not mention: "apple pay". */
  readonly missingThings: (text: string) => readonly string[];
  /** Names in the last sentence of the question, as far as they can be told from other words by their capitals. */
  readonly names: readonly string[];
}

const noDemands: QuestionDemands = {
  isDemanding: false,
  hasContent: () => true,
  isPointer: () => false,
  missingThings: () => [],
  names: [],
};

const readersOf = madeByLanguage(
  partByLanguage('questions'),
  ({ capitalizes, expects, exclusive, pointers }) => {
    const pointer = new RegExp(pointers, 'iu');
    const contents = expects.map(({ asks, answer }) => ({
      asks: words(asks),
      answer: new RegExp(answer, 'iu'),
    }));
    const kinds = exclusive.map(({ asks, things }: ExclusiveThings) => ({
      asks: words(asks),
      things: things.map((names) => words(names)),
    }));
    return (text: string): QuestionDemands => {
      const question = text.toLowerCase();
      const content = contents.find(({ asks }) => asks.test(question))?.answer;
      const named = kinds.flatMap(({ asks, things }) =>
        asks.test(question)
          ? things.flatMap((thing) => {
              const name = thing.exec(question)?.[0];
              return name === undefined ? [] : [{ name, thing }];
            })
          : [],
      );
      return {
        isDemanding: content !== undefined,
        hasContent: (text) => content?.test(text) ?? true,
        // An address or a number is an answer.
        isPointer: (sentence) => pointer.test(sentence) && !/[@\d]/.test(sentence),
        names: capitalizes === 'names' ? capitalized(splitSentences(text).at(-1) ?? '') : [],
        missingThings: (text) => named.filter(({ thing }) => !thing.test(text)).map(({ name }) => name),
      };
    };
  },
);

/**
 * Reads what a question demands.
 *
 * @param language - Its subtag; nothing is demanded in languages that do not describe their questions.
 */
export function demandsOf(question: string, language: string): QuestionDemands {
  return readersOf(language)?.(question) ?? noDemands;
}

/** Whole words, in any case. */
function words(pattern: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, 'iu');
}

/** Words with a capital after a word without one; none if other words than names seem to have capitals, as in a title. */
function capitalized(sentence: string): readonly string[] {
  const [, ...inside] = sentence.match(/\p{L}+/gu) ?? [];
  if (inside.filter((word) => /^\p{Lu}/u.test(word)).length * 2 > inside.length) return [];
  return Array.from(sentence.matchAll(/(?<=\p{Ll} )\p{Lu}\p{L}+/gu), ([name]) => name);
}
