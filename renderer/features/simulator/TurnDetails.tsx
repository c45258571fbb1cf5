import { Accordion, ActionIcon, ScrollArea, Text, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconChevronDown, IconChevronLeft, IconChevronRight, IconChevronUp } from '@tabler/icons-react';
import { useMemo } from 'react';
import { ReadingsSection } from '../../nodes/ReadingsSection.tsx';
import { type ConversationTurn, itemsOf } from '../../stores/conversation/conversationTurns.ts';
import { useWords } from '../../stores/conversation/conversationWords.ts';
import { isReadStep } from '../../stores/conversation/messageReadings.ts';
import { useDocument, useSimulation, useStudio } from '../../stores/useStudio.ts';
import { countText } from '../../ui/format.ts';
import { PanelHeader } from '../../ui/ListPanel.tsx';
import { requestSections, type TurnSection } from './requestSections.tsx';
import classes from './TurnDetails.module.css';
import {
  EscalationSection,
  PathSection,
  pathStops,
  UnderstandingSection,
  understoodAs,
} from './turnSections.tsx';
import { ValuesSection, valueChanges } from './ValuesSection.tsx';

/** The turn whose details are shown: the selected one, otherwise the last. */
function useShownTurn(): ConversationTurn | undefined {
  return useSimulation(
    ({ turns, selectedTurn }) => turns.find(({ turn }) => turn === selectedTurn) ?? turns.at(-1),
  );
}

const noSlots = {};

/** The sections of the shown turn that have something to show; the handoff comes first. */
function useTurnSections(): readonly TurnSection[] {
  const turn = useShownTurn();
  const { say } = useWords();
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
    const read = turn.steps.find(isReadStep);
    // While a turn runs, how its message was read may follow.
    if (turn.customer !== null && (read !== undefined || snapshots[turn.turn] !== undefined)) {
      const gist = read === undefined ? 'no readings' : say(read.why);
      sections.push({ id: 'why', title: 'Why', gist, content: <ReadingsSection turn={turn} /> });
    }
    const stops = pathStops(turn.steps, () => '').length;
    if (stops > 0) {
      const gist = countText(stops, 'state');
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
  }, [turn, say, snapshots, slots, threshold]);
}

function isSensitive(slots: Readonly<Record<string, { sensitive?: boolean | undefined }>>, name: string) {
  return slots[name]?.sensitive === true;
}

interface TurnHeaderProps {
  /** Whether the details are shown below. */
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Header of the details: the number of the turn, buttons to the previous and next turn, and to hide the details. */
export function TurnHeader({ open, onToggle }: TurnHeaderProps) {
  const { simulation } = useStudio();
  const turns = useSimulation((state) => state.turns);
  const shown = useShownTurn();
  const index = turns.findIndex(({ turn }) => turn === shown?.turn);
  const go = (step: number) => {
    const to = turns[index + step];
    if (to !== undefined) simulation.getState().selectTurn(to.turn);
  };
  const toggleLabel = open ? 'Hide details' : 'Show details';
  const title =
    shown === undefined || shown.turn === 0 ? 'Details of the start' : `Details of turn ${shown.turn}`;
  return (
    <PanelHeader title={title}>
      {open && (
        <>
          <ActionIcon size={24} aria-label="Previous turn" disabled={index < 1} onClick={() => go(-1)}>
            <IconChevronLeft size={16} stroke={1.8} />
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label="Next turn"
            disabled={index >= turns.length - 1}
            onClick={() => go(1)}
          >
            <IconChevronRight size={16} stroke={1.8} />
          </ActionIcon>
        </>
      )}
      <Tooltip label={toggleLabel}>
        <ActionIcon size={24} aria-label={toggleLabel} aria-expanded={open} onClick={onToggle}>
          {open ? <IconChevronDown size={16} stroke={1.8} /> : <IconChevronUp size={16} stroke={1.8} />}
        </ActionIcon>
      </Tooltip>
    </PanelHeader>
  );
}

/** What the shown turn did and why, in sections with a summary in their headings. */
export function TurnDetails() {
  const turn = useShownTurn();
  const sections = useTurnSections();
  const [open, setOpen] = useLocalStorage<string[]>({
    key: 'dialoom.simulator.sections',
    defaultValue: ['why', 'path', 'understanding', 'escalation'],
    getInitialValueInEffect: false,
  });
  return (
    // Another turn starts at the top.
    <ScrollArea key={turn?.turn} className={classes.details} type="auto" scrollbarSize={8}>
      <Accordion
        multiple
        value={open}
        onChange={setOpen}
        order={3}
        chevronPosition="left"
        chevronIconSize={14}
        transitionDuration={120}
        keepMounted={false}
        classNames={{
          control: classes.control ?? '',
          label: classes.label ?? '',
          content: classes.content ?? '',
          chevron: classes.chevron ?? '',
          item: classes.item ?? '',
        }}
      >
        {sections.map(({ id, title, gist, content }) => (
          <Accordion.Item key={id} value={id}>
            <Accordion.Control>
              <Text component="span" size="xs" fw={600} style={{ flex: 'none' }}>
                {title}
              </Text>
              <Text component="span" size="xs" c="dimmed" truncate>
                {gist}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>{content}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </ScrollArea>
  );
}
