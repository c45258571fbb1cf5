import type { GenerateRequest, GuardrailViolation, KnowledgeHit } from '../../model/ports.ts';
import { createGroundednessJudge, type SentenceGrounds, sentencesOf } from './createGroundednessJudge.ts';

/** Text whose words are longer than this on average is not prose; its characters count instead. */
const lettersPerWord = 40;

/** Checks a text against the maximum number of words, which are separated by spaces. */
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
 * The first banned phrase in a text, as written in the list. Case, punctuation, diacritics and invisible characters are
 * ignored, and a phrase may cross the end of a sentence; only whole words match.
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

/** The answer that the model must give if the sources do not contain the answer. */
export const refusalMarker = 'NO_ANSWER';

/** Whether a text is a refusal. The marker counts anywhere in the text, because a model may add an explanation. */
function isRefusal(text: string): boolean {
  return /\bNO[_ ]ANSWER\b/.test(text);
}

/** The result of checking a text. */
export interface Verdict {
  readonly violations: readonly GuardrailViolation[];
  /** The sources that back it, in order of use; none if the text need not be grounded. */
  readonly citations: readonly KnowledgeHit[];
}

/** Checks a text against the guardrails of a request, whatever made the model write it. */
export interface Judge {
  /**
   * Checks the beginning of a text while it is being generated: returns the complete sentences and the violations so
   * far.
   */
  readonly soFar: (text: string) => {
    readonly sentences: readonly string[];
    readonly violations: readonly GuardrailViolation[];
  };
  /** Checks the whole text. */
  readonly verdict: (text: string) => Verdict;
}

/** Creates the judge of one request. */
export function createJudge({ sources, grounded, guardrails }: GenerateRequest): Judge {
  const { bannedPhrases, maxWords, groundedness, persona } = guardrails;
  const judge = createGroundednessJudge(sources, groundedness, persona);
  const groundsBySentence = new Map<string, SentenceGrounds>();
  const groundsOf = (sentence: string): SentenceGrounds => {
    const grounds = groundsBySentence.get(sentence) ?? judge.judge(sentence);
    groundsBySentence.set(sentence, grounds);
    return grounds;
  };

  const rulesOfText = (text: string): GuardrailViolation[] => {
    if (isRefusal(text)) return [{ rule: 'refused', detail: 'the model declined to answer' }];
    const banned = findBannedPhrase(text, bannedPhrases);
    return banned === undefined ? [] : [{ rule: 'banned_phrase', detail: `it says "${banned}"` }];
  };

  return {
    soFar: (text) => {
      // The last sentence, and even its last word, may be incomplete.
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
        violations.push({ rule: 'ungrounded', detail: 'no part of it is backed by a source' });
      }
      return { violations, citations: [...citations.values()] };
    },
  };
}

function claim(sentence: string, grounds: SentenceGrounds): readonly GuardrailViolation[] {
  if (grounds.type !== 'ungrounded') return [];
  const detail = `no source backs "${sentence}" (missing: ${grounds.missing.join(', ')})`;
  return [{ rule: 'ungrounded', detail }];
}
