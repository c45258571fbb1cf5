import type { CompiledProject } from '../../machine/compiledProject.ts';
import { customerName } from './customerFacts.ts';
import { filledSlots } from './filledSlots.ts';
import type { HandoffSource } from './handoffSource.ts';
import { placeName } from './placeName.ts';
import { transcriptOf } from './transcriptOf.ts';

const longestQuote = 200;

/** One to three sentences for the person who takes over: who wants what, what is known, where it stopped and why. */
export function summariseHandoff(project: CompiledProject, source: HandoffSource): string {
  const { escalation } = source;
  const stopped = `It stopped at ${placeName(project, escalation.flow, escalation.state)}: ${escalation.reason}`;
  return [wish(project, source), known(project, source), stopped]
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/[.!?]"?$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}

function wish(project: CompiledProject, { snapshot, log }: HandoffSource): string {
  const who = customerName(filledSlots(project, snapshot)) ?? 'The customer';
  const { intent } = snapshot;
  if (intent !== null) {
    const name = project.intentNames.get(intent.name) ?? intent.name;
    return `${who} wants "${name}", in their words: ${quote(intent.utterance)}`;
  }
  const first = transcriptOf(log).find((line) => line.from === 'customer');
  return first === undefined ? `${who} has not said anything yet` : `${who} wrote: ${quote(first.text)}`;
}

function known(project: CompiledProject, { snapshot }: HandoffSource): string {
  const slots = filledSlots(project, snapshot);
  const facts = Object.entries(slots)
    .filter(([, value]) => value !== customerName(slots))
    .map(([slot, value]) => `${slot.replaceAll('_', ' ')} ${String(value)}`);
  return facts.length === 0 ? '' : `Known: ${facts.join(', ')}`;
}

function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return `"${line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line}"`;
}
