import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { itemsOf } from '../../stores/conversationTurn.ts';
import { useDocument, useSimulation } from '../../stores/useStores.ts';
import { ActionsSection } from './ActionsSection.tsx';
import { EscalationSection } from './EscalationSection.tsx';
import { GeneratedSection } from './GeneratedSection.tsx';
import { KnowledgeSection } from './KnowledgeSection.tsx';
import { PathSection } from './PathSection.tsx';
import { pathStops } from './pathStops.ts';
import { ScriptsSection } from './ScriptsSection.tsx';
import { UnderstandingSection } from './UnderstandingSection.tsx';
import { understoodAs } from './understoodAs.ts';
import { useShownTurn } from './useShownTurn.ts';
import { ValuesSection } from './ValuesSection.tsx';
import { valueChanges } from './valueChanges.ts';

/** A part of the details of a turn. */
export interface TurnSection {
  readonly id: string;
  readonly title: string;
  /** What is in it, in a few words. */
  readonly gist: string;
  readonly content: ReactNode;
}

const noSlots = {};

/** The sections of the shown turn: only those that have something to show, what was handed over first. */
export function useTurnSections(): readonly TurnSection[] {
  const turn = useShownTurn();
  const snapshots = useSimulation((state) => state.snapshots);
  const slots = useDocument(({ project }) => project?.manifest.slots ?? noSlots);
  const threshold = useDocument(({ project }) => project?.manifest.policies.intentThreshold ?? 0);
  return useMemo(() => {
    if (turn === undefined) return [];
    const sections: TurnSection[] = [];
    for (const { key, packet } of itemsOf(turn, 'handoff')) {
      const content = <EscalationSection packet={packet} />;
      sections.push({
        id: sections.some(({ id }) => id === 'escalation') ? `escalation ${key}` : 'escalation',
        title: 'Escalation',
        gist: `to ${packet.queue}`,
        content,
      });
    }
    const stops = pathStops(turn.steps, () => '').length;
    if (stops > 0) {
      const gist = count(stops, 'state');
      sections.push({ id: 'path', title: 'Path', gist, content: <PathSection turn={turn} /> });
    }
    if (turn.customer !== null) {
      const content = <UnderstandingSection customer={turn.customer} />;
      const gist = understoodAs(turn.customer, threshold);
      sections.push({ id: 'understanding', title: 'Understanding', gist, content });
    }
    const snapshot = snapshots[turn.turn];
    if (snapshot !== undefined) {
      const sensitive = new Set(Object.keys(slots).filter((name) => isSensitive(slots, name)));
      const values = valueChanges(snapshots[turn.turn - 1], snapshot, sensitive);
      const gist = values.changed === 0 ? 'unchanged' : `${values.changed} changed`;
      const content = <ValuesSection values={values} />;
      sections.push({ id: 'values', title: 'Slots and variables', gist, content });
    }
    const searches = itemsOf(turn, 'search');
    if (searches.length > 0) {
      const answered = searches.some(({ result }) => result !== null && result.answer !== null);
      const gist = answered ? 'answered' : 'no answer';
      const content = <KnowledgeSection searches={searches} />;
      sections.push({ id: 'knowledge', title: 'Knowledge', gist, content });
    }
    const texts = itemsOf(turn, 'generate');
    if (texts.length > 0) {
      const writing = texts.some(({ result, error }) => result === null && error === null);
      const said = texts.every(({ result }) => result?.ok === true);
      const gist = writing ? 'being written…' : said ? 'passed the guardrails' : 'not said';
      const content = <GeneratedSection texts={texts} />;
      sections.push({ id: 'generated', title: 'Generated text', gist, content });
    }
    const scripts = itemsOf(turn, 'script');
    if (scripts.length > 0) {
      const failed = scripts.filter(({ result, error }) => error !== null || result?.ok === false).length;
      const gist = failed === 0 ? count(scripts.length, 'run') : `${failed} of ${scripts.length} failed`;
      sections.push({ id: 'scripts', title: 'Scripts', gist, content: <ScriptsSection scripts={scripts} /> });
    }
    const calls = itemsOf(turn, 'action');
    if (calls.length > 0) {
      const failed = calls.filter(({ result, error }) => error !== null || result?.ok === false).length;
      const gist = failed === 0 ? count(calls.length, 'call') : `${failed} of ${calls.length} failed`;
      sections.push({ id: 'actions', title: 'Actions', gist, content: <ActionsSection calls={calls} /> });
    }
    return sections;
  }, [turn, snapshots, slots, threshold]);
}

function isSensitive(slots: Readonly<Record<string, { sensitive?: boolean | undefined }>>, name: string) {
  return slots[name]?.sensitive === true;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
