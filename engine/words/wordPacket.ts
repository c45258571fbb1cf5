import type { EscalationTrigger } from '../model/documents/escalationRule.ts';
import type { DeskLanguage, HandoffPacket, SentPacket } from '../model/handoffPacket.ts';
import type { Statement } from '../model/statements.ts';
import { catalogues, type Wording, wordsOf } from './wordsOf.ts';

/**
 * Words a handoff packet for the desk: what leaves by webhook, and what is shown or copied.
 *
 * @param wording - The language of the desk (`policies.escalation.language`), and the names of the project.
 */
export function wordPacket(packet: HandoffPacket, wording: Wording = {}): SentPacket {
  const worded = ({ code, params }: Statement) => ({
    code,
    params,
    text: wordsOf({ code, params } as Statement, wording),
  });
  const { packet: version, reason, summary, tried, nextStep, ...facts } = packet;
  return {
    packet: version,
    language: wording.language ?? 'en',
    ...facts,
    reason: worded(reason),
    summary: { text: summaryWords(summary, wording), parts: summary.map(worded) },
    tried: tried.map(({ detail, ...step }) => ({ ...step, detail: worded(detail) })),
    nextStep: worded(nextStep),
  };
}

/** The summary of a packet as text: its parts as sentences, one after the other. */
export function summaryWords(summary: HandoffPacket['summary'], wording: Wording = {}): string {
  return summary
    .map((part) => wordsOf(part, wording))
    .map((sentence) => (/[.!?]["“]?$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}

/** What set an escalation off, in a few words, whatever its reason says. */
export function triggerWords(trigger: EscalationTrigger, language: DeskLanguage = 'en'): string {
  return catalogues[language].triggers[trigger];
}
