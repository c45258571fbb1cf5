import { useMemo } from 'react';
import { itemsOf } from '../../stores/conversationTurn.ts';
import { useDocument, useSimulation } from '../../stores/useStores.ts';
import { EscalationSection } from './EscalationSection.tsx';
import { PathSection } from './PathSection.tsx';
import { pathStops } from './pathStops.ts';
import { count, requestSections, type TurnSection } from './requestSections.tsx';
import { UnderstandingSection } from './UnderstandingSection.tsx';
import { understoodAs } from './understoodAs.ts';
import { useShownTurn } from './useShownTurn.ts';
import { ValuesSection } from './ValuesSection.tsx';
import { valueChanges } from './valueChanges.ts';

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
    sections.push(...requestSections(turn));
    return sections;
  }, [turn, snapshots, slots, threshold]);
}

function isSensitive(slots: Readonly<Record<string, { sensitive?: boolean | undefined }>>, name: string) {
  return slots[name]?.sensitive === true;
}
