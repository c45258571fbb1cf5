// What an answer must contain: a number for "how many", and the very thing that a question names.
import { splitSentences } from '../../base/splitSentences.ts';
import { partByLanguage } from '../../model/languageParts.ts';
import type { ExclusiveThings } from '../../model/languages/questionWords.ts';
import { madeByLanguage } from '../../model/madeByLanguage.ts';
import { tokenize } from './createLexicalIndex.ts';

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
  /** The clause that asks something, if the message says other things as well: "it is broken, when are you open?" */
  readonly asking: string;
  /** Names in the last sentence of the question, as far as they can be told from other words by their capitals. */
  readonly names: readonly string[];
}

const noDemands: Omit<QuestionDemands, 'asking'> = {
  isDemanding: false,
  hasContent: () => true,
  isPointer: () => false,
  missingThings: () => [],
  names: [],
};

const readersOf = madeByLanguage(
  partByLanguage('questions'),
  ({ capitalizes, expects, exclusive, openings, pointers }) => {
    const opening = new RegExp(String.raw`^(?:${openings})(?![\p{L}\p{N}])`, 'iu');
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
        asking: askingClause(text, opening),
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
  return readersOf(language)?.(question) ?? { ...noDemands, asking: question };
}

/** The last clause that begins like a question or ends with a question mark; the whole text if none does. */
function askingClause(text: string, opening: RegExp): string {
  const clauses = text.match(/[^,;.!?]+[,;.!?]*/g) ?? [];
  const asking = clauses.findLast((clause) => opening.test(clause.trim()) || clause.trim().endsWith('?'));
  return asking === undefined || tokenize(asking).length === 0 ? text : asking.trim();
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
