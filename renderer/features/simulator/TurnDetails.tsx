import { Accordion, ScrollArea, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import classes from './TurnDetails.module.css';
import { useShownTurn } from './useShownTurn.ts';
import { useTurnSections } from './useTurnSections.tsx';

/** What the shown turn did and why: a section for each thing that happened in it, with its gist in the heading. */
export function TurnDetails() {
  const turn = useShownTurn();
  const sections = useTurnSections();
  const [open, setOpen] = useLocalStorage<string[]>({
    key: 'dialoom.simulator.sections',
    defaultValue: ['path', 'understanding', 'escalation'],
    getInitialValueInEffect: false,
  });
  return (
    // Another turn is read from its beginning.
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
