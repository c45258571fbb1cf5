import { useMemo } from 'react';
import type { HandoffPacket, SentPacket } from '../../engine/model/handoffPacket.ts';
import type { Project } from '../../engine/model/project.ts';
import type { Statement } from '../../engine/model/statements.ts';
import { namesOfProject, noNames } from '../../engine/words/names.ts';
import { triggerWords, wordPacket } from '../../engine/words/wordPacket.ts';
import { endWords, type MissingWords, wordsOf } from '../../engine/words/wordsOf.ts';
import { useDocument } from './useStores.ts';

/** What codes say in the studio, which is English; packets are in the language of the desk. */
export interface StudioWords {
  readonly say: (statement: Statement) => string;
  /** The packet as the person who takes over reads it. */
  readonly packet: (packet: HandoffPacket) => SentPacket;
  /** Why a packet was made: its reason, and what set it off where the reason does not say so already. */
  readonly why: (packet: SentPacket) => string;
  /** How a conversation ended, in a sentence. */
  readonly end: typeof endWords;
}

/** The words of the studio, with the names of a project; of none before one is open. */
export function studioWords(project: Project | null | undefined): StudioWords {
  const wording = { names: project ? namesOfProject(project) : noNames, onMissing: warn };
  const language = project?.manifest.policies.escalation.language ?? 'en';
  return {
    say: (statement) => wordsOf(statement, wording),
    packet: (packet) => wordPacket(packet, { ...wording, language }),
    why: ({ reason: { text }, trigger }) => {
      const because = triggerWords(trigger, language);
      return text.replace(/\.$/, '') === because ? text : `${text}\n(${because})`;
    },
    end: endWords,
  };
}

/** The words of the studio for the project that is open. */
export function useWords(): StudioWords {
  const project = useDocument((state) => state.project);
  return useMemo(() => studioWords(project), [project]);
}

function warn({ code, param }: MissingWords): void {
  console.warn(`There are no words for ${code}${param === undefined ? '' : `, ${param}`}`);
}
