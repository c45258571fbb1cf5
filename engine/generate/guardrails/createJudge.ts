import type { GenerateRequest, GuardrailViolation, KnowledgeHit } from '../../model/ports.ts';
import { createGroundednessJudge, type SentenceGrounds, sentencesOf } from './createGroundednessJudge.ts';

/** A "word" longer than this on the average is no language: it counts as too long by its characters. */
const lettersPerWord = 40;

/** Holds a text against the number of words it may have: what stands between spaces, as people count. */
function checkLength(text: string, maxWords: number): GuardrailViolation[] {
  if (text.length > maxWords * lettersPerWord) {
    return [
      { rule: 'too_long', detail: `it has ${text.length} characters; at most ${maxWords} words are allowed` },
    ];
  }
  const words = text.match(/\S+/g)?.length ?? 0;
  if (words <= maxWords) return [];
  return [{ rule: 'too_long', detail: `it has ${words} words; at most ${maxWords} are allowed` }];
}

/**
 * The first banned phrase in a text, as it is written in the list. Case, punctuation, diacritics and invisible characters
 * make no difference, and a phrase may run over the end of a sentence; it must begin and end with a word.
 */
export function findBannedPhrase(text: string, phrases: readonly string[]): string | undefined {
  const words = ` ${plainWords(text)} `;
  return phrases.find((phrase) => {
    const wanted = plainWords(phrase);
    return wanted !== '' && words.includes(` ${wanted} `);
  });
}

function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}'’]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What the model is told to answer when the sources do not hold the answer. */
export const refusalMarker = 'NO_ANSWER';

/** Whether a text is a refusal. The marker counts wherever it stands: a model that explains itself has refused too. */
function isRefusal(text: string): boolean {
  return /\bNO[_ ]ANSWER\b/.test(text);
}

/** What the guardrails say of a text. */
export interface Verdict {
  readonly violations: readonly GuardrailViolation[];
  /** Sources that back it, in the order in which it uses them; none unless the text is to be grounded. */
  readonly citations: readonly KnowledgeHit[];
}

/** Holds a text against the guardrails of a request. Judges what was written, whatever made the model write it. */
export interface Judge {
  /** The beginning of a text, while it is being written: the sentences that are complete, and what is wrong already. */
  readonly soFar: (text: string) => {
    readonly sentences: readonly string[];
    readonly violations: readonly GuardrailViolation[];
  };
  /** The whole text. */
  readonly verdict: (text: string) => Verdict;
}

/** Makes the judge of one request. */
export function createJudge({ sources, grounded, guardrails }: GenerateRequest): Judge {
  const { bannedPhrases, maxWords, groundedness, persona } = guardrails;
  const judge = createGroundednessJudge(sources, groundedness, persona);
  const known = new Map<string, SentenceGrounds>();
  const groundsOf = (sentence: string): SentenceGrounds => {
    const grounds = known.get(sentence) ?? judge.judge(sentence);
    known.set(sentence, grounds);
    return grounds;
  };

  const rulesOfText = (text: string): GuardrailViolation[] => {
    if (isRefusal(text)) return [{ rule: 'refused', detail: 'the model says that it has no answer' }];
    const banned = findBannedPhrase(text, bannedPhrases);
    return banned === undefined ? [] : [{ rule: 'banned_phrase', detail: `it says "${banned}"` }];
  };

  return {
    soFar: (text) => {
      // The last sentence may go on, and its last word too.
      const sentences = sentencesOf(text).slice(0, -1);
      const claims = grounded ? sentences.flatMap((sentence) => claim(sentence, groundsOf(sentence))) : [];
      return {
        sentences,
        violations: [...rulesOfText(sentences.join('\n')), ...checkLength(text, maxWords), ...claims],
      };
    },
    verdict: (text) => {
      if (text.trim() === '')
        return { violations: [{ rule: 'empty', detail: 'it is empty' }], citations: [] };
      const violations = [...rulesOfText(text), ...checkLength(text, maxWords)];
      if (!grounded || violations[0]?.rule === 'refused') return { violations, citations: [] };
      const citations = new Map<string, KnowledgeHit>();
      for (const sentence of sentencesOf(text)) {
        const grounds = groundsOf(sentence);
        violations.push(...claim(sentence, grounds));
        if (grounds.type !== 'grounded') continue;
        for (const hit of grounds.sources) citations.set(hit.chunkId, hit);
      }
      if (violations.length === 0 && citations.size === 0) {
        violations.push({ rule: 'ungrounded', detail: 'nothing of it comes from the sources' });
      }
      return { violations, citations: [...citations.values()] };
    },
  };
}

function claim(sentence: string, grounds: SentenceGrounds): readonly GuardrailViolation[] {
  if (grounds.type !== 'ungrounded') return [];
  const detail = `no source says "${sentence}" (missing: ${grounds.missing.join(', ')})`;
  return [{ rule: 'ungrounded', detail }];
}
